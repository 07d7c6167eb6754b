package dev.lamina.dsl.scoping;

/** Says what each reference of a model can name. */
public final class LaminaScopeProvider extends AbstractLaminaScopeProvider {
}
