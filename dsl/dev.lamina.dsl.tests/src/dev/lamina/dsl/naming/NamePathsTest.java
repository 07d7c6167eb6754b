package dev.lamina.dsl.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.lamina.dsl.project.ParsedModels;
import dev.lamina.model.Declaration;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Policy;

class NamePathsTest {
	private static XtextResource resource(String text) {
		return (XtextResource) ParsedModels.model(text).eResource();
	}

	private static List<EObject> all(XtextResource resource) {
		List<EObject> all = new ArrayList<>();
		resource.getAllContents().forEachRemaining(all::add);
		return all;
	}

	private static Stream<Path> examples() throws IOException {
		for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
			Path folder = place.resolve("dsl/dev.lamina.examples");
			if (Files.isDirectory(folder)) {
				try (Stream<Path> files = Files.walk(folder)) {
					return files.filter(file -> file.toString().endsWith(".lamina"))
							.filter(file -> !file.toString().replace('\\', '/').contains("/target/")).sorted().toList().stream();
				}
			}
		}
		throw new IllegalStateException("The tests do not run inside of a checkout.");
	}

	private static Stream<DynamicTest> everyExample(Check check) throws IOException {
		return examples()
				.map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check.of(Files.readString(file))));
	}

	@FunctionalInterface
	private interface Check {
		void of(String text) throws Exception;
	}

	// ---- both directions ---------------------------------------------------------------------------------------------------

	@Test
	void anElementIsKnownByTheNamesOnTheWayToIt() {
		Model model = ParsedModels.model("""
				import nvidia.*
				host vdi1 { memory 1 TiB  gpu desktops : A40  gpu desktops : A40 }
				policy Größe for vdi1.desktops { partition A40-8Q  partition A40-4Q x 2  partition A40-8Q }
				vm a { expect fps >= 1  expect fps >= 2 }
				""");
		Host host = ParsedModels.declared(model, Host.class, "vdi1");
		Policy policy = ParsedModels.declared(model, Policy.class, "Größe");
		assertEquals("~/declarations:vdi1", address(host));
		assertEquals("~/declarations:vdi1/gpus:desktops", address(host.getGpus().getFirst()));
		assertEquals("~/declarations:vdi1/gpus:desktops:1", address(host.getGpus().getLast()));
		assertEquals("~/declarations:Gr%C3%B6%C3%9Fe/partitions:A40-8Q", address(policy.getPartitions().getFirst()));
		assertEquals("~/declarations:Gr%C3%B6%C3%9Fe/partitions:A40-4Q", address(policy.getPartitions().get(1)));
		assertEquals("~/declarations:Gr%C3%B6%C3%9Fe/partitions:A40-8Q:1", address(policy.getPartitions().getLast()));
		assertEquals("~/declarations:Gr%C3%B6%C3%9Fe/targets:vdi1.desktops", address(policy.getTargets().getFirst()));
		assertEquals("~/declarations:a/expectations.1", address(model.getDeclarations().getLast().eContents().getLast()));
		assertEquals("~/imports:nvidia.%2A", address(model.getImports().getFirst()));
	}

	private static String address(EObject element) {
		return element.eResource().getURIFragment(element);
	}

	@TestFactory
	Stream<DynamicTest> everyElementIsFoundByItsAddressAndByItsPosition() throws IOException {
		return everyExample(text -> {
			XtextResource resource = resource(text);
			for (EObject element : all(resource)) {
				assertSame(element, resource.getEObject(address(element)), address(element));
				assertSame(element, resource.getEObject(position(element)), position(element));
				assertSame(element, resource.getResourceSet().getEObject(EcoreUtil.getURI(element), false));
			}
		});
	}

	/** As EMF addresses elements by itself. */
	private static String position(EObject element) {
		StringBuilder path = new StringBuilder();
		for (InternalEObject each = (InternalEObject) element; each.eInternalContainer() != null; each = each
				.eInternalContainer()) {
			path.insert(0, "/" + each.eInternalContainer().eURIFragmentSegment(each.eContainingFeature(), each));
		}
		return "/" + path;
	}

	@Test
	void anAddressThatLeadsNowhereFindsNothing() {
		XtextResource resource = resource("host h { }\nvm a { }\n");
		for (String address : List.of("~/declarations:b", "~/declarations.7", "~/nothing", "~/declarations:h/gpus:x/y", "~/name",
				"~//", "~/declarations:a:1")) {
			assertNull(resource.getEObject(address), address);
		}
		assertSame(resource.getContents().getFirst(), resource.getEObject("/"));
	}

	@Test
	void aChangedNameIsTheAddressAtOnce() {
		XtextResource resource = resource("host h { }\nvm a { }\n");
		Declaration vm = ((Model) resource.getContents().getFirst()).getDeclarations().getLast();
		assertEquals("~/declarations:a", address(vm));
		vm.setName("b c/d:e%");
		assertEquals("~/declarations:b%20c%2Fd%3Ae%25", address(vm));
		assertSame(vm, resource.getEObject(address(vm)));
		assertNull(resource.getEObject("~/declarations:a"));
	}

	// ---- changed texts -------------------------------------------------------------------------------------------------------

	/** What is found at each address, so that it can be told whether the same is found later: its kind, name and text. */
	private static Map<String, String> found(XtextResource resource) {
		Map<String, String> found = new LinkedHashMap<>();
		all(resource).stream().filter(element -> !(element instanceof Model))
				.forEach(element -> found.put(address(element), said(element)));
		return found;
	}

	private static String said(EObject element) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
		return element.eClass().getName() + ' ' + (element instanceof NamedElement named ? named.getName() : "") + ' '
				+ NodeModelUtils.getTokenText(node);
	}

	private static void sameIn(Map<String, String> before, XtextResource resource) {
		before.forEach((address, said) -> {
			EObject now = resource.getEObject(address);
			assertNotNull(now, address);
			assertEquals(said, said(now), address);
		});
	}

	@TestFactory
	Stream<DynamicTest> addressesStayWhenDeclarationsAreInsertedReorderedBrokenAndMended() throws IOException {
		return everyExample(text -> {
			XtextResource resource = resource(text);
			Map<String, String> before = found(resource);
			List<String> parts = new ArrayList<>();
			String head = text;
			int start = 0;
			for (Declaration declaration : ((Model) resource.getContents().getFirst()).getDeclarations()) {
				ICompositeNode node = NodeModelUtils.findActualNodeFor(declaration);
				if (parts.isEmpty()) {
					head = text.substring(0, node.getOffset());
				}
				parts.add(text.substring(node.getOffset(), node.getEndOffset()));
				start = node.getEndOffset();
			}
			String end = text.substring(start);
			resource.update(head.length(), 0, "vm brand-new { cpu 2 cores }\n\n");
			sameIn(before, resource);
			resource.update(head.length(), "vm brand-new { cpu 2 cores }\n\n".length(), "");
			sameIn(before, resource);
			Collections.reverse(parts);
			resource.reparse(head + String.join("\n\n", parts) + end);
			sameIn(before, resource);
			resource.reparse(head + "host { { ] " + String.join("\n", parts).substring(3));
			resource.reparse(text);
			sameIn(before, resource);
		});
	}

	@TestFactory
	Stream<DynamicTest> anUnloadedModelIsFoundAgain() throws IOException {
		return everyExample(text -> {
			XtextResource resource = resource(text);
			Map<EObject, String> before = new java.util.IdentityHashMap<>();
			all(resource).forEach(element -> before.put(element, address(element)));
			resource.unload();
			before.forEach((element, address) -> assertEquals(address, EcoreUtil.getURI(element).fragment()));
			resource.load(new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), Map.of());
			before.forEach((element, address) -> assertEquals(element.eClass(), resource.getEObject(address).eClass(), address));
		});
	}

	@Test
	void eachListIsReadOnce() {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 20_000; i++) {
			text.append("vm v").append(i).append(" { cpu 1 cores }\n");
		}
		XtextResource resource = resource(text.toString());
		List<EObject> all = all(resource); // quadratic work would take minutes
		assertTrue(all.stream().allMatch(element -> resource.getEObject(address(element)) == element));
		resource.unload();
		assertEquals("~/declarations:v19999", EcoreUtil.getURI(all.getLast()).fragment());
	}
}
