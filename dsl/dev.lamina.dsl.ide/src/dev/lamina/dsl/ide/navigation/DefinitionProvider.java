package dev.lamina.dsl.ide.navigation;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;

/** Leads from a name to its declaration, and from the import of a whole package to each file of the project that declares it. */
public final class DefinitionProvider {
	private static final ModelPackage MODEL = ModelPackage.eINSTANCE;

	private DefinitionProvider() {
	}

	/** Where what is named at an offset is declared; nothing if nothing known is named. */
	public static List<Definition> at(Snapshot snapshot, int offset) {
		return ElementReferences.at(snapshot.resource(), offset)
				.map(elementReference -> declared(elementReference.region(), elementReference.element(),
						MODEL.getNamedElement_Name()).toList())
				.orElseGet(() -> packages(snapshot, offset));
	}

	private static List<Definition> packages(Snapshot snapshot, int offset) {
		ResourceSet files = snapshot.resource().getResourceSet();
		return snapshot.model().stream().flatMap(model -> model.getImports().stream()).flatMap(imported -> {
			List<INode> nodes = NodeModelUtils.findNodesForFeature(imported, MODEL.getImport_ImportedNamespace());
			boolean meant = !nodes.isEmpty() && Region.of(nodes.getFirst()).touches(offset);
			return meant
					? filesOf(imported, files).flatMap(file -> declared(Region.of(nodes.getFirst()), file, MODEL.getModel_Name()))
					: Stream.empty();
		}).toList();
	}

	private static Stream<Model> filesOf(Import imported, ResourceSet files) {
		String name = imported.getImportedNamespace();
		return name == null || !name.endsWith(".*") ? Stream.empty()
				: PackageFiles.of(files).stream().flatMap(known -> known.of(name.substring(0, name.length() - 2)).stream())
						.flatMap(file -> model(files, file));
	}

	private static Stream<Model> model(ResourceSet files, URI address) {
		Resource file = files.getResource(address, false);
		return file == null ? Stream.empty() : file.getContents().stream().filter(Model.class::isInstance).map(Model.class::cast);
	}

	private static Stream<Definition> declared(Region origin, EObject element, EStructuralFeature nameFeature) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
		List<INode> names = NodeModelUtils.findNodesForFeature(element, nameFeature);
		return node == null || names.isEmpty() ? Stream.empty()
				: Stream.of(new Definition(origin, element.eResource().getURI(), node.getRootNode().getText(), Region.of(node),
						Region.of(names.getFirst())));
	}
}
