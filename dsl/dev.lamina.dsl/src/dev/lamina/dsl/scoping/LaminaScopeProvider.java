package dev.lamina.dsl.scoping;

/** Says which names can be meant where: profiles of that GPU, GPUs of that host, and declarations of the file and its imports. */
public class LaminaScopeProvider extends AbstractLaminaScopeProvider {
}
