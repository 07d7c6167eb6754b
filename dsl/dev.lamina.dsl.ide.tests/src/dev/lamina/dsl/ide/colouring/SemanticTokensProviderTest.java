package dev.lamina.dsl.ide.colouring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;

class SemanticTokensProviderTest {
	/** Each word with its kind, and with + what is declared, with * what belongs to the library. */
	private static String coloured(String text) {
		return SemanticTokensProvider.of(CursorFixture.snapshot(text)).stream()
				.map(semanticToken -> text.substring(semanticToken.region().offset(), semanticToken.region().end()) + ":"
						+ semanticToken.kind().name().toLowerCase(Locale.ROOT)
						+ (semanticToken.modifiers().contains(SemanticToken.Modifier.DECLARATION) ? "+" : "")
						+ (semanticToken.modifiers().contains(SemanticToken.Modifier.LIBRARY) ? "*" : "")
						+ (semanticToken.modifiers().contains(SemanticToken.Modifier.DOCUMENTATION) ? "?" : ""))
				.collect(Collectors.joining(" "));
	}

	@Test
	void headsOfDeclarations() {
		assertEquals("package:keyword acme:package vdi:package import:keyword nvidia:package host:keyword h:host+",
				coloured("package acme.vdi import nvidia.* host h"));
		assertEquals("gpu:keyword B:gpu_type+ extends:keyword A40:gpu_type* profile:property b-1:profile+",
				coloured("gpu B extends nvidia.A40 { profile b-1 }"));
	}

	@Test
	void namesHaveTheColourOfWhatTheyName() {
		String host = "host:keyword box:host+ gpu:property g:part+ A40:gpu_type* ";
		assertEquals(host
				+ "policy:keyword p:policy+ for:property box:host g:part stack:property Vfio:stack* partition:property "
				+ "A40-8Q:profile*",
				coloured("host box { gpu g : nvidia.A40 } policy p for box.g { stack stacks.Vfio partition A40-8Q }"));
		assertEquals("host:keyword box:host+ policy:keyword p:policy+ for:property box:host",
				coloured("host box policy p for box.unknown"));
	}

	@Test
	void keywordsThatAreNamesAreNames() {
		assertEquals("host:keyword memory:host+ policy:keyword gpu:policy+ for:property memory:host",
				coloured("host memory policy gpu for memory.g"));
	}

	@Test
	void valuesAndUnits() {
		assertEquals(
				"host:keyword h:host+ memory:property 1.5:number TiB:unit system:property Linux:word network:property 10:number "
						+ "Gbit:unit /:unit s:unit",
				coloured("host h { memory 1.5 TiB system Linux network 10 Gbit/s }"));
		assertEquals(
				"vm:keyword v:vm+ needs:property OpenGL:word 4.6:number live-migration:word expect:property frame-time:word "
						+ "p99:word 25:number ms:unit",
				coloured("vm v { needs OpenGL 4.6, live-migration expect frame-time p99 <= 25 ms }"));
		assertEquals("host:keyword h:host+ gpu:property g:part+ address:property \"a b\":string",
				coloured("host h { gpu g : Unknown { address \"a b\" } }"));
		assertEquals("simulation:keyword s:simulation+ for:property 5:number min:unit", coloured("simulation s { for 5 min }"));
	}

	@Test
	void commentsAreColouredLineByLine() {
		assertEquals("/** Two:comment? boards. */:comment? host:keyword h:host+ // note:comment",
				coloured("/** Two\n    boards. */ host h // note\n"));
		assertEquals("/* no doc */:comment", coloured("/* no doc */"));
	}

	@Test
	void tokensAreInOrderAndOneDoesNotReachIntoTheNext() {
		String text = "package a\r\nimport nvidia.*\n/** x\r\n * y */\nhost h { gpu g : A40 { address \"\" } memory }\nvm v { "
				+ "gpu 1g.10gb on h.g ??? \"open";
		Snapshot snapshot = CursorFixture.snapshot(text);
		int end = 0;
		for (SemanticToken semanticToken : SemanticTokensProvider.of(snapshot)) {
			assertTrue(semanticToken.region().offset() >= end && semanticToken.region().length() > 0, semanticToken.toString());
			assertEquals(snapshot.lines().line(semanticToken.region().offset()),
					snapshot.lines().line(semanticToken.region().end() - 1),
					semanticToken.toString());
			end = semanticToken.region().end();
		}
		assertEquals(SemanticTokensProvider.of(snapshot).subList(0, 2),
				SemanticTokensProvider.within(snapshot, Region.between(0, 9)));
	}
}
