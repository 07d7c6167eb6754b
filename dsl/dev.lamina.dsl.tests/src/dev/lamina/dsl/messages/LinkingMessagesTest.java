package dev.lamina.dsl.messages;

import static dev.lamina.dsl.project.ParsedModels.diagnostics;
import static dev.lamina.dsl.project.ParsedModels.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.diagnostic.Diagnostic;

class LinkingMessagesTest {
	private static final String HOST = "import nvidia.* host vdi1 { gpu desktops : A40 gpu small : T4 }\n";

	private static void assertSaid(String code, String sentence, String text) {
		assertEquals(List.of(sentence), messages(code, text));
	}

	@Test
	void aProfileThatTheGpuLacks() {
		assertSaid("name.unknown", "'A40-9Q' is not a profile of A40 on vdi1.desktops. Did you mean 'A40-8Q'?",
				HOST + "policy p for vdi1.desktops { partition A40-9Q }");
	}

	@Test
	void aProfileOfAnotherGpuInUse() {
		assertSaid("profile.foreign", "'T4-4Q' is not a profile of A40 (vdi1.desktops); it belongs to T4.",
				HOST + "policy p for vdi1.desktops { partition T4-4Q }");
	}

	@Test
	void aProfileThatByItsNameBelongsToAnotherBoard() {
		assertSaid("profile.foreign", "'T4-4Q' is not a profile of A40 (vdi1.desktops); it belongs to T4.",
				"import nvidia.* host vdi1 { gpu desktops : A40 } vm v { gpu T4-4Q on vdi1.desktops }");
	}

	@Test
	void aProfileOfAGpuThatIsUnknownItselfIsNotReportedToo() {
		assertEquals(1, diagnostics("host h { gpu g : Nonexistent } vm v { gpu X-1Q on h.g }").stream()
				.filter(diagnostic -> diagnostic.code().equals("name.unknown") || diagnostic.code().equals("profile.foreign"))
				.count());
	}

	@Test
	void aNameInALibraryPackageThatIsNotImported() {
		String text = "host h { gpu g : A40 }";
		assertSaid("name.unknown", "'A40' is not known here; nvidia.A40 is. Add 'import nvidia.*'.", text);
		assertEquals(List.of("nvidia.A40"), diagnostics(text).stream().filter(each -> each.code().equals("name.unknown"))
				.map(Diagnostic::proposals).findFirst().get());
	}

	@Test
	void namesThatAreNearlyRight() {
		assertSaid("name.unknown", "'Cadd' is not a workload known here. Did you mean 'Cad'?", "workload Cad vm v { runs Cadd }");
		assertSaid("name.unknown", "'vdi2' is not a host known here. Did you mean 'vdi1'?", "host vdi1 policy p for vdi2");
		assertSaid("name.unknown", "'A4O' is not a GPU known here. Did you mean 'A40'?", "gpu A40 host h { gpu g : A4O }");
		assertSaid("name.unknown", "'Vfoi' is not a stack known here. Did you mean 'Vfio'?",
				"stack Vfio policy p { stack Vfoi }");
		assertSaid("name.unknown", "'designr' is not a VM known here. Did you mean 'designer'?",
				"vm designer policy p { scheduler weighted { weight designr 3 } }");
		assertSaid("name.unknown", "'desktop' is not a GPU of host vdi1. Did you mean 'desktops'?",
				HOST + "policy p for vdi1.desktop");
	}

	@Test
	void aNameThatIsAPartOfOthers() {
		assertSaid("name.unknown", "'TimeSlicing' is not a stack known here. Did you mean 'ContainerTimeSlicing'?",
				"import stacks.* policy p { stack TimeSlicing }");
		assertSaid("name.unknown", "'vgpu' is not a stack known here. Did you mean 'NvidiaVgpu' or 'NvidiaMigVgpu'?",
				"import stacks.* policy p { stack vgpu }");
		assertSaid("name.unknown", "'encode' is not a workload known here. Did you mean 'VideoEncode'?",
				"workload VideoEncode vm v { runs encode }");
	}

	@Test
	void aNameThatIsLikeNoOtherListsWhatThereIs() {
		assertSaid("name.unknown", "'Else' is not a workload known here. Known are Cad and Train.",
				"workload Cad workload Train vm v { runs Else }");
		assertSaid("name.unknown",
				"'Foo' is not a stack known here. Known are Own, ContainerTimeSlicing, GVirtus, Mps, NvidiaContainer, "
						+ "NvidiaMig, RCuda and VirtualGL.",
				"import stacks.* stack Own host h { hypervisor BareMetal } policy p for h { stack Foo }");
	}

	@Test
	void aNameOfAnotherKind() {
		assertSaid("name.unknown", "'h' is a host, not a workload.", "host h vm v { runs h }");
		assertSaid("name.unknown", "'g' cannot be a GPU of v: that is a VM, and only a host has GPUs.",
				"vm v { expect fps of v.g >= 3 }");
	}

	@Test
	void aNameDeclaredWithAMisspeltWordIsNotReportedToo() {
		assertEquals(List.of(), messages("name.unknown", "hosst h vm v { gpu on h }"));
	}

	@Test
	void aNameDeclaredWhereTheParserDidNotGetToIsNotReportedToo() {
		assertEquals(List.of(), messages("name.unknown", "vm v { runs W } ; workload W"));
	}
}
