package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of the viewpoint specification finds every kind of fault, shown with a small metamodel in place of Sirius's. */
@Tag("process")
class OdesignCheckTest {
	private static final String METAMODEL = """
			<ecore:EPackage xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
			    xmlns:ecore="http://www.eclipse.org/emf/2002/Ecore" name="viewpoint" nsURI="http://example.org/viewpoint" nsPrefix="viewpoint">
			  <eClassifiers xsi:type="ecore:EClass" name="Group">
			    <eStructuralFeatures xsi:type="ecore:EReference" name="entries" upperBound="-1" eType="#//Entry" containment="true" eKeys="#//Entry/name"/>
			    <eStructuralFeatures xsi:type="ecore:EReference" name="computed" lowerBound="1" eType="#//Entry" transient="true"/>
			  </eClassifiers>
			  <eClassifiers xsi:type="ecore:EClass" name="DiagramElementMapping" eSuperTypes="#//Entry">
			    <eStructuralFeatures xsi:type="ecore:EReference" name="deletionDescription" eType="#//Entry"/>
			  </eClassifiers>
			  <eClassifiers xsi:type="ecore:EClass" name="NodeMapping" eSuperTypes="#//DiagramElementMapping"/>
			  <eClassifiers xsi:type="ecore:EClass" name="TableMapping" eSuperTypes="#//Entry"/>
			  <eClassifiers xsi:type="ecore:EClass" name="LineMapping" eSuperTypes="#//TableMapping">
			    <eStructuralFeatures xsi:type="ecore:EReference" name="delete" eType="#//Entry" containment="true"/>
			  </eClassifiers>
			  <eClassifiers xsi:type="ecore:EClass" name="AbstractToolDescription" eSuperTypes="#//Entry">
			    <eStructuralFeatures xsi:type="ecore:EAttribute" name="precondition"
			        eType="ecore:EDataType platform:/plugin/org.eclipse.emf.ecore/model/Ecore.ecore#//EString"/>
			  </eClassifiers>
			  <eClassifiers xsi:type="ecore:EClass" name="Entry">
			    <eStructuralFeatures xsi:type="ecore:EAttribute" name="name" lowerBound="1"
			        eType="ecore:EDataType platform:/plugin/org.eclipse.emf.ecore/model/Ecore.ecore#//EString"/>
			    <eStructuralFeatures xsi:type="ecore:EReference" name="other" eType="#//Entry"/>
			  </eClassifiers>
			</ecore:EPackage>
			""";
	private static final String DERIVED = """
			<ecore:EPackage xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
			    xmlns:ecore="http://www.eclipse.org/emf/2002/Ecore" name="derived" nsURI="http://example.org/derived" nsPrefix="derived">
			  <eClassifiers xsi:type="ecore:EClass" name="Special" eSuperTypes="../one/viewpoint.ecore#//Entry"/>
			</ecore:EPackage>
			""";
	private static final String SPECIFICATION = """
			<v:Group xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
			    xmlns:v="http://example.org/viewpoint">
			  <entries name="one" other="//@entries[name='two']"/>
			  <entries name="two"/>
			</v:Group>
			""";

	@TempDir
	private Path folder;

	@Test
	void aSoundSpecificationHasNoFindings() throws Exception {
		assertEquals("0 findings\n", check(SPECIFICATION, 0));
	}

	@ParameterizedTest
	@CsvSource({ "'<entries name=\"two\"/>', '<entries nam=\"two\"/>', nam",
			"'<entries name=\"two\"/>', '<entry name=\"two\"/>', entry",
			"[name='two'], [name='three'], three", "'<entries name=\"two\"/>', '<entries name=\"one\"/>', one",
			"'<entries name=\"two\"/>', '<entries/>', name",
			"'<entries name=\"two\"/>', '<entries xsi:type=\"v:Exit\" name=\"two\"/>', Exit" })
	void aFaultIsNamed(String sound, String faulty, String named) throws Exception {
		String findings = check(SPECIFICATION.replace(sound, faulty), 1);
		assertTrue(findings.contains(named), findings);
	}

	@ParameterizedTest
	@CsvSource({ "'<entries xsi:type=\"v:NodeMapping\" name=\"two\"/>', two'] has no deletionDescription",
			"'<entries xsi:type=\"v:LineMapping\" name=\"two\"/>', two'] has no delete",
			"'<entries xsi:type=\"v:AbstractToolDescription\" name=\"two\"/>', two'] has no precondition" })
	void whatUsersPayForIsNamed(String careless, String named) throws Exception {
		String findings = check(SPECIFICATION.replace("<entries name=\"two\"/>", careless), 1);
		assertTrue(findings.contains(named), findings);
		check(SPECIFICATION.replace("<entries name=\"two\"/>", careless.replace("name=", careless.contains("NodeMapping")
				? "deletionDescription=\"//@entries[name='one']\" name="
				: careless.contains("Tool") ? "precondition=\"service:may\" name=" : "name=")
				.replace("/>", careless.contains("LineMapping") ? "><delete name=\"three\"/></entries>" : "/>")), 0);
	}

	@Test
	void theFolderMayBeNamedByAWayThatTurnsBack() throws Exception {
		Path models = Files.createDirectories(folder.resolve("models/one"));
		Files.writeString(models.resolve("viewpoint.ecore"), METAMODEL);
		Files.createDirectories(folder.resolve("models/two"));
		Files.writeString(folder.resolve("models/two/derived.ecore"), DERIVED);
		Path file = Files.writeString(folder.resolve("small.odesign"), SPECIFICATION.replace("<entries name=\"two\"/>",
				"<entries xmlns:d=\"http://example.org/derived\" xsi:type=\"d:Special\" name=\"two\"/>"));
		Path winding = folder.resolve("models/one/../../models");
		run(List.of(winding.toString(), winding.resolve("one/viewpoint.ecore").toString(), file.toString()));
		assertEquals("0 findings\n", Files.readString(folder.resolve("findings.txt")));
	}

	@Test
	void whatCannotBeReadIsSaid() throws Exception {
		assertEquals(2, run(List.of(folder.toString(), "none.ecore", "none.odesign")).exitValue());
		assertEquals(2, run(List.of()).exitValue());
	}

	private String check(String specification, int status) throws IOException, InterruptedException {
		Path metamodel = Files.writeString(folder.resolve("viewpoint.ecore"), METAMODEL);
		Path file = Files.writeString(folder.resolve("small.odesign"), specification);
		Process process = run(List.of(folder.toString(), metamodel.toString(), file.toString()));
		String findings = Files.readString(folder.resolve("findings.txt"), StandardCharsets.UTF_8);
		assertEquals(status, process.exitValue(), findings);
		return findings;
	}

	private Process run(List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new java.util.ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("lamina.jar"), Checkout.root().resolve("releng/CheckOdesign.java").toString()));
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(folder.resolve("findings.txt").toFile()).start();
		assertTrue(process.waitFor(120, TimeUnit.SECONDS));
		return process;
	}
}
