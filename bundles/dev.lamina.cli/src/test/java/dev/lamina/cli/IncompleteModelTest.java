package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.evaluation.Evaluation.Selection;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.diagram.svg.SvgWriter;
import dev.lamina.diagram.svg.Theme;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.completion.CompletionProvider;
import dev.lamina.dsl.ide.fix.QuickFixes;
import dev.lamina.dsl.ide.hint.InlayHint;
import dev.lamina.dsl.ide.hint.InlayHintProvider;
import dev.lamina.dsl.ide.hover.HoverProvider;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.dsl.ide.symbol.Symbol;
import dev.lamina.dsl.ide.symbol.SymbolProvider;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.NamedElement;

/**
 * A model from which a name or any other word is missing is validated, drawn, listed and shown as far as it goes: nothing fails,
 * and no one reads "null".
 *
 * <p>All names are taken out in turn, of the other words a sample; {@code -Dlamina.holes=all} takes out each.
 */
@Tag("fuzz")
class IncompleteModelTest {
	private static final boolean ALL = "all".equals(System.getProperty("lamina.holes"));
	private static final int SAMPLE = 2;
	private static final Pattern BROKEN = Pattern.compile("\\bnull\\b|mistake in Lamina|could not be worked out|Exception");
	private static final Pattern CONTENT = Pattern.compile("<(?:text|title|tspan|desc)[^>]*>[^<]*\\bnull\\b");
	private static final Diagrams DIAGRAMS = Diagrams.load();

	@TempDir
	private Path folder;

	/** A text without a word that was there. */
	private record Hole(String text, int offset, String word) {
	}

	@TestFactory
	Stream<DynamicTest> aModelWithAHoleIsShownAsFarAsItGoes() throws IOException {
		List<Path> files = new ArrayList<>();
		for (String below : List.of("dsl/dev.lamina.examples", "dsl/dev.lamina.dsl.tests/corpus/valid")) {
			try (Stream<Path> all = Files.walk(Checkout.root().resolve(below))) {
				all.filter(file -> file.toString().endsWith(".lamina") && !file.toString().contains("/target/")).sorted()
						.forEach(files::add);
			}
		}
		return files.stream().map(file -> DynamicTest.dynamicTest(Checkout.root().relativize(file).toString(), () -> {
			for (Hole hole : holes(Files.readString(file), new Random(file.getFileName().toString().hashCode()))) {
				shown(hole, file.getParent());
			}
		}));
	}

	private static List<Hole> holes(String text, Random random) {
		Snapshot snapshot = snapshot(text);
		List<ILeafNode> names = new ArrayList<>();
		List<ILeafNode> others = new ArrayList<>();
		for (ILeafNode leaf : snapshot.resource().getParseResult().getRootNode().getLeafNodes()) {
			if (!leaf.isHidden() && leaf.getLength() > 0) {
				(isName(leaf) ? names : others).add(leaf);
			}
		}
		if (!ALL) {
			Collections.shuffle(others, random);
			Collections.shuffle(names, random);
		}
		return Stream
				.concat(names.stream().limit(ALL ? names.size() : 2L * SAMPLE),
						others.stream().limit(ALL ? others.size() : SAMPLE))
				.map(leaf -> new Hole(text.substring(0, leaf.getOffset()) + text.substring(leaf.getEndOffset()), leaf.getOffset(),
						leaf.getText()))
				.toList();
	}

	private static boolean isName(ILeafNode leaf) {
		return NodeModelUtils.findActualSemanticObjectFor(leaf) instanceof NamedElement named
				&& NodeModelUtils.findNodesForFeature(named, Literals.NAMED_ELEMENT__NAME).stream()
						.anyMatch(node -> holds(node, leaf));
	}

	private static boolean holds(INode node, ILeafNode leaf) {
		return node.getOffset() <= leaf.getOffset() && leaf.getEndOffset() <= node.getEndOffset();
	}

	private static Snapshot snapshot(String text) {
		return new Workspace(List.of()).put(URI.createURI("untitled:hole"), 1, text);
	}

	private static void shown(Hole hole, Path beside) throws Exception {
		String where = "without '" + hole.word() + "' at " + hole.offset() + " in\n" + hole.text();
		try {
			Snapshot snapshot = snapshot(hole.text());
			List<Diagnostic> diagnostics = snapshot.diagnostics(CancelIndicator.NullImpl).orElseThrow();
			List<String> said = new ArrayList<>(
					diagnostics.stream().map(diagnostic -> diagnostic.code() + ' ' + diagnostic.message()).toList());
			List<String> failures = new ArrayList<>();
			QuickFixes fixes = new QuickFixes(failures::add);
			diagnostics.forEach(problem -> fixes.fixes(snapshot.resource(), problem).forEach(fix -> said.add(fix.label())));
			said.addAll(failures);
			for (InlayHint inlayHint : InlayHintProvider.of(snapshot)) {
				said.add(inlayHint.label());
				said.add(inlayHint.tooltip());
			}
			SymbolProvider.of(snapshot).forEach(symbol -> collect(symbol, said));
			for (ILeafNode leaf : snapshot.resource().getParseResult().getRootNode().getLeafNodes()) {
				if (!leaf.isHidden() && Math.abs(leaf.getOffset() - hole.offset()) < 80) {
					HoverProvider.at(snapshot, leaf.getOffset()).ifPresent(hover -> said.add(hover.markdown()));
				}
			}
			CompletionProvider.at(snapshot, hole.offset()).forEach(proposal -> said.add(proposal.toString()));
			said.forEach(sentence -> assertFalse(BROKEN.matcher(sentence).find(), () -> sentence + "\n" + where));
			drawn(hole.text(), beside, where);
		} catch (RuntimeException failed) {
			throw new AssertionError(where, failed);
		}
	}

	private static void collect(Symbol symbol, List<String> said) {
		said.add(symbol.name());
		said.add(symbol.detail());
		symbol.children().forEach(child -> collect(child, said));
	}

	private static void drawn(String text, Path beside, String where) throws Exception {
		SourceFile sourceFile = Project.ofText("hole.lamina", text, beside).sources().getFirst();
		Optional<Model> model = sourceFile.model();
		if (model.isEmpty()) {
			return;
		}
		AssignmentIndex.install(ModelScopes.of(model.get()));
		for (DiagramDescription description : DIAGRAMS.descriptions()) {
			if (DIAGRAMS.suits(description, model.get())) {
				String svg = SvgWriter.write(
						DIAGRAMS.draw(description, model.get(), new Selection(Optional.empty(), java.util.Set.of()),
								element -> Optional.empty()),
						Theme.LIGHT, location -> Optional.empty(), Diagrams::image);
				if (CONTENT.matcher(svg).find()) {
					fail(description.name() + " shows null " + where);
				}
			}
		}
	}

	@Test
	void aVmWithoutANameIsDrawnAndHinted() throws Exception {
		String text = "host h { gpu g : nvidia.A40 }\npolicy p for h.g { stack stacks.Vfio }\nvm { gpu on h.g }\n";
		shown(new Hole(text, text.indexOf("vm ") + 3, "a"), folder);
		InProcessRunner lamina = new InProcessRunner(folder).file("nameless.lamina", text);
		assertFalse(lamina.lamina("diagram", "nameless.lamina", "--all", "-o", "pictures").err().contains("mistake"));
	}

	@Test
	void aHostAndAGpuWithoutANameAreDrawnAndHinted() throws Exception {
		for (String text : List.of("host { gpu g : nvidia.A40 }\nvm a { gpu on h.g }\n",
				"host h { gpu : nvidia.A40 }\npolicy p for h { stack stacks.Vfio }\nvm a { gpu on h }\n",
				"host h[2] { gpu x 2 : nvidia.A40 }\npolicy for h { stack stacks.NvidiaVgpu partition A40-8Q x 2 }\nvm x 3 { gpu "
						+ "A40-8Q on h }\n",
				"gpu { memory 1 GiB profile : vgpu { memory 1 GiB } }\nhost h { gpu g : }\nworkload { each frame { gpu 1 ms } "
						+ "}\nvm a { gpu on h.g runs }\n",
				"stack : mediated { cost { } }\nhost h { gpu g : nvidia.A40 link between g and g }\npolicy p for h.g { stack "
						+ "}\nvm a { gpu 50 % on h.g }\nvm { gpu 50 % on h.g }\n")) {
			shown(new Hole(text, text.length(), ""), folder);
		}
	}
}
