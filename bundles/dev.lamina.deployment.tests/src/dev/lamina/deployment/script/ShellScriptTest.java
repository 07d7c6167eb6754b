package dev.lamina.deployment.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellScriptTest {
	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "it's", "$(reboot)", "`reboot`", "a;reboot", "*", "\\", "-n", "a\nb", "\"", "~", "#", "&",
			"ü" })
	void wordsReachTheCommandAsTheyAre(String word) throws Exception {
		assertEquals("[" + word + "]", output(new ShellScript("test").addCommand("printf", "[%s]", word).toString()));
	}

	@Test
	void headerAndCommentsStayOnTheirLine() throws Exception {
		String script = new ShellScript("a\necho header").addComment("b\necho comment").addCommand("echo", "done").toString();
		assertEquals("done\n", output(script));
		assertTrue(script.startsWith("#!/bin/sh\n# a echo header\n"), script);
	}

	@Test
	void functionsAreThereOnceAndBeforeTheCommands() {
		ShellScript shellScript = new ShellScript("test").defineFunction("f() { :; }\n").defineFunction("f() { :; }\n")
				.addCommand("f");
		assertFalse(shellScript.isEmpty());
		assertEquals(shellScript.toString().indexOf("f() {"), shellScript.toString().lastIndexOf("f() {"));
		assertTrue(shellScript.toString().endsWith("\nf\n"), shellScript.toString());
		assertTrue(new ShellScript("test").defineFunction("g() { :; }\n").isEmpty());
	}

	private static String output(String script) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sh").redirectErrorStream(true).start();
		process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), said);
		return said;
	}
}
