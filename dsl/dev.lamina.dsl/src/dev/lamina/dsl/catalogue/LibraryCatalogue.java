package dev.lamina.dsl.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.ResourceSet;

import dev.lamina.capacity.StackSupport;
import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.library.Library;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Model;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.inheritance.InheritanceResolver;

/** All GPU types and stacks of the library, sorted by package and name; read when it is made. */
public final class LibraryCatalogue {
	private final List<CatalogueEntry> entries;

	/** Reads the library. */
	public LibraryCatalogue() {
		try {
			ResourceSet files = Project.ofText("catalogue.lamina", "", Path.of("")).sources().getFirst().resource()
					.getResourceSet();
			this.entries = LibraryFiles.names().stream().map(name -> entry(files, name)).toList();
		} catch (UnreadableSourceException neverForAnEmptyText) {
			throw new IllegalStateException(neverForAnEmptyText);
		}
	}

	private static CatalogueEntry entry(ResourceSet files, String qualifiedName) {
		int dot = qualifiedName.lastIndexOf('.');
		String packageName = qualifiedName.substring(0, dot);
		URI address = LibraryFiles.address(packageName, qualifiedName.substring(dot + 1)).orElseThrow();
		Model model = (Model) files.getResource(address, true).getContents().getFirst();
		Declaration declared = model.getDeclarations().getFirst();
		Declaration effective = declared instanceof GpuType type ? InheritanceResolver.resolve(type)
				: InheritanceResolver.resolve((Stack) declared);
		return new CatalogueEntry(packageName, effective, text(address));
	}

	private static String text(URI address) {
		try (InputStream content = Library.open(address.path().substring(1)).orElseThrow()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/** Everything. */
	public List<CatalogueEntry> entries() {
		return entries;
	}

	/** The GPU types. */
	public Stream<CatalogueEntry> gpus() {
		return entries.stream().filter(entry -> entry.declaration() instanceof GpuType);
	}

	/** The stacks. */
	public Stream<CatalogueEntry> stacks() {
		return entries.stream().filter(entry -> entry.declaration() instanceof Stack);
	}

	/** What a name means: what is called exactly so, else everything whose names hold all words of it. */
	public List<CatalogueEntry> search(String name) {
		List<CatalogueEntry> exact = entries.stream().filter(entry -> entry.isCalled(name)).toList();
		return exact.isEmpty() ? entries.stream().filter(entry -> entry.matches(name)).toList() : exact;
	}

	/** The stacks made for GPUs of a type: those of its vendor, and those that need something which it supports. */
	public List<CatalogueEntry> stacksOf(GpuType type) {
		return stacks().filter(entry -> suits((Stack) entry.declaration(), type)).toList();
	}

	private static boolean suits(Stack stack, GpuType type) {
		boolean vendor = stack.getVendors().isEmpty() || !type.isSetVendor() || stack.getVendors().contains(type.getVendor());
		boolean particular = !stack.getVendors().isEmpty() || !StackSupport.ways(stack).isEmpty();
		return vendor && particular && stack.getTechnique() != Technique.EMULATION
				&& StackSupport.obstacle(stack, type).isEmpty();
	}
}
