package dev.lamina.dsl.ide.rename;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;

class RenameRefactoringTest {
	private static final String HOSTS = "package site // where\nimport nvidia.*\n/** box is old */ host box { gpu g : A40 /* g "
			+ "*/ }\n";
	private static final String MODEL = "package site\nimport stacks.*\npolicy p for box.g { stack Vfio }\nvm v { gpu on box.g "
			+ "}\nvm w\n";

	@TempDir
	private Path folder;

	private URI file(String name, String text) throws Exception {
		return URI.createFileURI(Files.writeString(folder.toRealPath().resolve(name), text).toString());
	}

	/**
	 * The texts of all files that change, after what is marked in one of them was renamed; {@code a.lamina} is open, the others
	 * are not.
	 */
	private String renamed(String text, String name) throws Exception {
		int cursor = text.indexOf("<|>");
		String open = text.replace("<|>", "");
		URI address = file("a.lamina", open);
		Workspace workspace = new Workspace(List.of(folder.toRealPath()));
		Snapshot snapshot = workspace.put(address, 1, open);
		List<Edit> edits = RenameRefactoring.at(snapshot, cursor).to(name, workspace.projectSnapshot());
		return edits.stream().map(Edit::file).distinct()
				.map(changed -> changed.lastSegment() + "\n" + Edit.applied(changed, read(changed), edits))
				.collect(Collectors.joining());
	}

	private static String read(URI file) {
		try {
			return Files.readString(Path.of(file.toFileString()));
		} catch (java.io.IOException impossible) {
			throw new java.io.UncheckedIOException(impossible);
		}
	}

	private String refused(String text, String name) {
		return assertThrows(RenameRefusedException.class, () -> renamed(text, name)).getMessage();
	}

	@Test
	void namesChangeInAllFilesAndNothingElseDoes() throws Exception {
		file("hosts.lamina", HOSTS);
		assertEquals("a.lamina\n" + MODEL.replace("box", "rack-1") + "hosts.lamina\n" + HOSTS.replace("host box", "host rack-1"),
				renamed(MODEL.replace("for box", "for b<|>ox"), "rack-1"));
		assertEquals("a.lamina\n" + MODEL.replace("box.g", "box.first") + "hosts.lamina\n" + HOSTS.replace("gpu g", "gpu first"),
				renamed(MODEL.replace("box.g {", "box.<|>g {"), "first"));
	}

	@Test
	void qualifiedNamesImportsAndVariedValuesFollow() throws Exception {
		file("b.lamina",
				"package b\nimport a.Mine\nhost h { gpu g : nvidia.A40 }\npolicy p for h.g { stack a.Mine }\npolicy q { stack "
						+ "Mine }\nsimulation s { for 5 s vary policy p.stack over Mine, stacks.Vfio }\n");
		assertEquals("""
				a.lamina
				package a stack Yours : pass-through
				b.lamina
				package b
				import a.Yours
				host h { gpu g : nvidia.A40 }
				policy p for h.g { stack a.Yours }
				policy q { stack Yours }
				simulation s { for 5 s vary policy p.stack over Yours, stacks.Vfio }
				""", renamed("package a stack <|>Mine : pass-through\n", "Yours"));
	}

	@Test
	void profilesHaveNamesOfTheirOwnShape() throws Exception {
		String model = "gpu G { memory 80 GiB profile <|>1g.10gb }\nhost h { gpu g : G }\nvm v { gpu 1g.10gb on h.g }\n";
		assertEquals("a.lamina\n" + model.replace("<|>", "").replace("1g.10gb", "1g.10gb+me"), renamed(model, "1g.10gb+me"));
		assertEquals("'1g.10gb' is not a name. A name begins with a letter and consists of letters, digits and single hyphens.",
				refused("host <|>h", "1g.10gb"));
	}

	@Test
	void theSameNameChangesNothing() throws Exception {
		assertEquals("", renamed("host <|>h", "h"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "1st", "a--b", "a-", "a.b", "\"x\"", "x{" })
	void whatIsNoNameIsRefused(String name) {
		assertEquals(
				"'" + name + "' is not a name. A name begins with a letter and consists of letters, digits and single hyphens.",
				refused("host <|>h", name));
	}

	@Test
	void wordsOfTheLanguageAreRefused() {
		assertEquals("'stack' is a word of the language. Choose another name, such as 'stack1'.", refused("host <|>h", "stack"));
	}

	@Test
	void namesOfTheLibraryAreRefused() {
		assertEquals("'A40' belongs to the library, which cannot be changed.",
				refused("import nvidia.*\nhost h { gpu g : A<|>40 }", "A41"));
		assertEquals("There is no name to rename here.", refused("host h { mem<|>ory 3 GiB }", "x"));
	}

	@Test
	void aNameThatIsTakenIsRefused() throws Exception {
		file("hosts.lamina", HOSTS);
		assertEquals("The name 'w' is taken by the vm in line 5 of a.lamina.", refused(MODEL.replace("vm v", "vm <|>v"), "w"));
		file("others.lamina", "package site\nvm other\n");
		assertEquals("The name 'other' is taken by the vm in line 2 of others.lamina.",
				refused(MODEL.replace("vm v", "vm <|>v"), "other"));
		assertEquals("The name 'k' is taken by the gpu in line 1 of a.lamina.",
				refused("host h { gpu <|>g : nvidia.A40 gpu k : nvidia.A40 }", "k"));
	}

	@Test
	void aNameThatWouldChangeWhatAnotherMeansIsRefused() {
		String captures = "import nvidia.*\ngpu <|>Mine\nhost h { gpu g : A40 }\n";
		assertEquals("With the name 'A40' a name in line 3 of a.lamina would no longer mean the same. Choose another name.",
				refused(captures, "A40"));
	}
}
