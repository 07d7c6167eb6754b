package dev.lamina.ui.timeline;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.snapshot.Region;

/** Where the name of a VM is declared. */
record VmDeclaration(URI file, Region name) {
}
