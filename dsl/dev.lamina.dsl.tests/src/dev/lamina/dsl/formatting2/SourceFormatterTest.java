package dev.lamina.dsl.formatting2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.project.Project;

class SourceFormatterTest {
	private static String format(String source) throws Exception {
		return SourceFormatter
				.format(Project.ofText("test.lamina", source, Path.of("").toAbsolutePath()).sources().getFirst().resource());
	}

	private static void becomes(String source, String formatted) throws Exception {
		assertEquals(formatted, format(source));
		assertEquals(formatted, format(formatted));
	}

	@Test
	void eachPropertyStandsOnItsLineWithItsValueInAColumn() throws Exception {
		becomes("host  h{cpu 2 x 32   cores at 2.8GHz memory 1TiB\n system Linux hypervisor KVM }", """
				host h {
				  cpu        2 x 32 cores at 2.8 GHz
				  memory     1 TiB
				  system     Linux
				  hypervisor KVM
				}
				""");
	}

	@Test
	void aShortBodyStaysOnOneLine() throws Exception {
		becomes("gpu   T4{memory   16GiB power 70W}", """
				gpu T4 { memory 16 GiB  power 70 W }
				""");
	}

	@Test
	void aBodyThatDoesNotFitIsOpened() throws Exception {
		String profile = "profile a { memory 1 GiB  heads 4  starts " + "0, ".repeat(150) + "1 }";
		String opened = format("gpu A { " + profile + " }");
		assertTrue(opened.startsWith("gpu A {\n  profile a {\n    memory 1 GiB\n    heads  4\n    starts 0, 0,"), opened);
		assertTrue(opened.lines().allMatch(line -> line.length() <= 120), opened);
	}

	@Test
	void aLongListContinuesInItsColumn() throws Exception {
		becomes("""
				gpu A {
				  apis OpenGL 4.6, DirectX 12, CUDA 12.4, Vulkan 1.3, OpenCL 3.0, ROCm 6.1, LevelZero 1.2, VideoCodec 12.1, OpenGLES 3.2, OpenCL 2.0 }
				""",
				"""
						gpu A {
						  apis OpenGL 4.6, DirectX 12, CUDA 12.4, Vulkan 1.3, OpenCL 3.0, ROCm 6.1, LevelZero 1.2, VideoCodec 12.1,
						       OpenGLES 3.2, OpenCL 2.0
						}
						""");
	}

	@Test
	void countsInBracketsAreWrittenBehindAnX() throws Exception {
		becomes("host rack[12]{gpu g[4]:A100}host b /*all*/ [ 2 ] vm v[3]{gpu on rack[2..11].g[0..1]}",
				"""
						host rack x 12 { gpu g x 4 : A100 }

						host b /*all*/ x 2

						vm v x 3 { gpu on rack[2..11].g[0..1] }
						""");
	}

	@Test
	void quantitiesHaveOneSpaceAndNamesNone() throws Exception {
		becomes("policy p for a [3] . g[ 0 ] , b{partition 1g.10gb+me   x 3 at 0,2}gpu A{profile a{backed-by 1g.10gb+me}}stack "
				+ "s:sr-iov{cost{translation 5% upload 12GB / s trap 2us}}",
				"""
						policy p for a[3].g[0], b { partition 1g.10gb+me x 3 at 0, 2 }

						gpu A { profile a { backed-by 1g.10gb+me } }

						stack s : sr-iov { cost { translation 5 %  upload 12 GB/s  trap 2 us } }
						""");
	}

	@Test
	void commentsStayWhereTheyAre() throws Exception {
		becomes("""
				/* licence */
				package a // the package
				/** Doc
				      *  with lines. */
				gpu A { // opened
				// own line
				memory 3 GiB /* behind */
				apis OpenGL, // first
				CUDA


				/* two
				     lines */
				power /* inside */ 3 W
				// last
				}
				// end""", """
				/* licence */
				package a  // the package

				/** Doc
				 *  with lines. */
				gpu A {  // opened
				  // own line
				  memory 3 GiB  /* behind */
				  apis   OpenGL, // first
				         CUDA

				  /* two
				       lines */
				  power /* inside */ 3 W
				  // last
				}

				// end
				""");
	}

	@Test
	void linesMayEndAsOnOtherSystems() throws Exception {
		becomes("gpu A {\r\n  memory 3 GiB\r\n\r\n\r\n  power 3 W // watts\r\n}\r\n", """
				gpu A {
				  memory 3 GiB

				  power 3 W  // watts
				}
				""");
	}

	@Test
	void nothingStaysNothing() throws Exception {
		becomes("", "");
		becomes("\n\n", "");
	}

	@Test
	void whatIsNotUnderstoodIsLaidOutToo() throws Exception {
		becomes("vm a{memroy 32 GiB foo{a 3\nb c} }", """
				vm a {
				  memroy 32 GiB
				  foo {
				    a 3
				    b c
				  }
				}
				""");
	}

	@Test
	void aSourceWithSyntaxErrorsIsRefusedWithItsLine() {
		var refused = assertThrows(UnformattableSourceException.class, () -> format("gpu A {\n  memory 3 GiB\n"));
		assertTrue(refused.getMessage().startsWith("The source has a syntax error in line "), refused.getMessage());
	}

	@Test
	void fiftyThousandLinesAreLaidOut() throws Exception {
		StringBuilder source = new StringBuilder();
		for (int i = 0; i < 10_000; i++) {
			source.append("host h").append(i).append(" {\n  memory 1 TiB\n  system Linux\n}\n\n");
		}
		String formatted = format(source.toString());
		assertEquals(source.toString().stripTrailing() + "\n", formatted);
	}
}
