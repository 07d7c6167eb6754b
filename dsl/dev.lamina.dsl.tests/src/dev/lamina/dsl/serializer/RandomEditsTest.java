package dev.lamina.dsl.serializer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.project.ParsedModels;
import dev.lamina.model.Model;

/**
 * Whatever a program of EMF changes in an example is in the file after it is saved, or the file is as it was and a sentence says
 * why.
 */
@Tag("fuzz")
class RandomEditsTest {
	private static final int EDITS = Integer.getInteger("lamina.edits", 300);

	@TempDir
	private Path folder;

	@TestFactory
	Stream<DynamicTest> whatIsSavedIsWhatIsReadAgain() throws IOException {
		return Examples.all().stream()
				.map(example -> DynamicTest.dynamicTest(example.getFileName().toString(), () -> edited(example)));
	}

	private void edited(Path example) throws IOException {
		Path file = folder.resolve(example.getFileName());
		String original = Files.readString(example);
		int saved = 0;
		int refused = 0;
		List<String> done = new ArrayList<>();
		Files.writeString(file, original);
		XtextResourceSet here = ParsedModels.injector().getInstance(XtextResourceSet.class);
		XtextResourceSet there = ParsedModels.injector().getInstance(XtextResourceSet.class);
		Model model = load(file, here);
		Random random = new Random(example.getFileName().toString().hashCode());
		RandomEdits edits = new RandomEdits(random.nextLong());
		for (int made = 0; made < EDITS;) {
			String edit = edits.edit(model);
			if (edit.isEmpty()) {
				continue;
			}
			made++;
			done.add(edit);
			if (random.nextInt(3) > 0 && done.size() > 1) {
				continue; // one change is saved, then several together
			}
			String before = Files.readString(file);
			String wanted = ModelDump.of(model);
			boolean isFresh = false;
			try {
				model.eResource().save(Map.of());
				saved++;
				String text = Files.readString(file);
				assertEquals(wanted, ModelDump.of(load(file, there)), () -> "after " + done + "\n" + text);
				if (done.size() == 1) {
					UntouchedLines.of(original, edits).areIn(text, done);
				}
				isFresh = random.nextInt(4) == 0;
			} catch (UnwritableModelException sentence) {
				refused++;
				assertEquals(before, Files.readString(file));
				assertTrue(sentence.getMessage().contains("nothing was written"), sentence.getMessage());
				isFresh = true;
			}
			if (isFresh) {
				done.clear();
				Files.writeString(file, original);
				model = load(file, here);
			}
		}
		assertTrue(saved > refused, saved + " saved, " + refused + " refused");
	}

	/** The model of a file, in a resource set of its own. */
	static Model load(Path file) {
		return load(file, ParsedModels.injector().getInstance(XtextResourceSet.class));
	}

	/** The model of a file as it is now; the library that is loaded already serves again. */
	static Model load(Path file, XtextResourceSet resources) {
		URI address = URI.createFileURI(file.toString());
		Resource loaded = resources.getResource(address, false);
		if (loaded != null) {
			resources.getResources().remove(loaded);
		}
		XtextResource resource = (XtextResource) resources.getResource(address, true);
		EcoreUtil.resolveAll(resource);
		return (Model) resource.getContents().getFirst();
	}
}
