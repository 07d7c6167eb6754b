package dev.lamina.dsl.ide.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.SampleModelText;

class CompletionProviderTest {
	private static List<Proposal> proposals(String text) {
		var place = CursorFixture.placed(text);
		return CompletionProvider.at(place.snapshot(), place.offset());
	}

	private static List<String> labels(String text) {
		return proposals(text).stream().map(Proposal::label).toList();
	}

	private static List<String> labels(String text, ProposalKind kind) {
		return proposals(text).stream().filter(proposal -> proposal.kind() == kind).map(Proposal::label).toList();
	}

	private static List<String> inSite(String text) {
		return labels(SampleModelText.TEXT + text);
	}

	private static Proposal only(String text) {
		List<Proposal> proposals = proposals(text);
		assertEquals(1, proposals.size(), () -> proposals.toString());
		return proposals.getFirst();
	}

	/** The text after the first proposal is taken, without the marks of places to fill in. */
	private static String taken(String text) {
		var place = CursorFixture.placed(text);
		Proposal first = CompletionProvider.at(place.snapshot(), place.offset()).getFirst();
		String inserted = first.insertText().replaceAll("\\$\\{\\d+:?([^}]*)\\}|\\$\\d", "$1");
		List<Edit> edits = new java.util.ArrayList<>(first.additionalEdits());
		edits.add(new Edit(place.snapshot().uri(), first.replaced().offset(), first.replaced().length(), inserted));
		return Edit.applied(place.snapshot().uri(), place.snapshot().text(), edits);
	}

	@Test
	void atTheTopWholeDeclarationsAreProposed() {
		assertEquals(
				List.of("container", "fleet", "gpu", "host", "import", "package", "policy", "simulation", "stack", "vm",
						"workload"),
				labels("<|>"));
		Proposal host = only("ho<|>");
		assertEquals(ProposalKind.DECLARATION, host.kind());
		assertTrue(host.isSnippet());
		assertTrue(host.insertText().startsWith("host ${1:name} {\n"), host.insertText());
		assertEquals("A server with GPUs.", host.documentation());
	}

	@Test
	void inABlockOnlyItsPropertiesAreProposedThatAreNotThereYet() {
		assertEquals(
				List.of("cpu", "cpu-overcommit", "gpu", "hypervisor", "link", "memory", "memory-overcommit", "network",
						"numa-nodes", "pcie-lanes", "system"),
				labels("host h { <|> }"));
		assertEquals(
				List.of("cpu", "cpu-overcommit", "gpu", "hypervisor", "link", "memory-overcommit", "network", "numa-nodes",
						"pcie-lanes"),
				labels("host h { memory 3 GiB\n<|>\nsystem Linux }", ProposalKind.PROPERTY));
		assertEquals(List.of("slice", "frequency", "averaging", "period", "weight", "idle-slices").stream().sorted().toList(),
				inSite("policy q { stack NvidiaVgpu scheduler equal-share { <|> } }"));
	}

	@Test
	void aPropertyBringsItsUnitAndPlacesToFillIn() {
		assertEquals("host h { memory 4 GiB }", taken("host h { mem<|> }"));
		assertEquals("host h { cpu 1 x 1 cores }", taken("host h { cp<|> }"));
		assertEquals("workload w { each frame { cpu 1 ms } }", taken("workload w { each frame { cp<|> } }"));
		assertEquals("stack s { cost { trap 1 ms } }", taken("stack s { cost { trap<|> } }"));
	}

	@Test
	void behindANumberUnitsOfTheDimensionComeFirstTheUsualOneFirst() {
		assertEquals(List.of("GiB", "B", "KiB", "MiB", "TiB"), labels("host h { memory 48 <|> }", ProposalKind.UNIT));
		assertEquals("GiB", labels("host h { memory 48 <|> }").getFirst());
		assertEquals(List.of("GHz", "Hz", "MHz", "kHz").stream().sorted().toList(),
				labels("host h { cpu 1 x 2 cores at 3 <|> }", ProposalKind.UNIT).stream().sorted().toList());
		assertEquals("ms", labels("workload w { each frame { cpu 3 <|> } }").getFirst());
		assertEquals("KiB", labels("workload w { each frame { upload normal(mean 3 <|>) } }").getFirst());
		assertEquals("fps", labels("vm v { expect fps >= 55 <|> }").getFirst());
		assertEquals("%", labels("vm v { expect slowdown <= 5 <|> }").getFirst());
		assertEquals(List.of(), labels("vm v x 3 <|>", ProposalKind.UNIT));
	}

	@Test
	void aUnitMayTouchItsNumber() {
		assertEquals("host h { memory 48 GiB }", taken("host h { memory 48<|> }"));
		assertEquals("host h { memory 48 GiB cpu 1 x 2 cores }", taken("host h { memory 48Gi<|> cpu 1 x 2 cores }"));
		assertEquals(List.of("GB/s", "Gbit/s", "GiB/s"),
				labels("host h { network 3 G<|> }", ProposalKind.UNIT).stream().sorted().toList());
		assertEquals("host h { network 3 GB/s }", taken("host h { network 3 GB/<|> }"));
	}

	@Test
	void wordsOfAListAreProposedOnceEach() {
		assertEquals(List.of("Linux", "Windows", "macOS", "ESXi", "FreeBSD"), labels("host h { system <|>"));
		assertEquals(List.of("bus", "none"), labels("gpu g { reset function-level, <|> }", ProposalKind.WORD));
		assertEquals(List.of("OpenGL", "OpenGLES"), labels("gpu g { apis Vulkan, open<|> }").subList(0, 2));
	}

	@Test
	void aGpuIsPartitionedAnewUnderAPolicy() {
		String night = "policy night { stack NvidiaVgpu }\n";
		assertTrue(inSite(night + "simulation s { for 9 s at 3 s repartition vdi1.desktops to <|> }").contains("night"));
		assertEquals(List.of(), inSite(night + "simulation s { for 9 s at 3 s repartition vdi1.desktops to <|> }").stream()
				.filter(name -> name.startsWith("vdi1")).toList());
		assertTrue(inSite(
				"simulation s { for 9 s at 3 s repartition vdi1.desktops to night }\npolicy night { stack NvidiaVgpu partition "
						+ "<|> }")
				.contains("A40-8Q"));
	}

	@Test
	void lettersThatBeginPartsOfANameFindIt() {
		assertEquals("fixed-share", inSite("policy q for vdi1.renderer { stack NvidiaVgpu scheduler fs<|> }").getFirst());
		assertEquals(List.of("least-fragmentation"), labels("fleet f { placement lf<|> }"));
		assertEquals("NvidiaVgpu", inSite("policy q for vdi1.renderer { stack Nvidiav<|> }").getFirst());
	}

	@Test
	void profilesAreThoseOfTheGpuThatStillHaveRoom() {
		Proposal profile = only(
				SampleModelText.TEXT + "vm d { gpu <|>A40-8Q on vdi1.desktops }".replace("<|>A40-8Q", "A40-8<|>"));
		assertEquals("A40-8Q", profile.label());
		assertEquals("8 GiB · 3 fit", profile.detail());
		List<String> labels = labels(
				SampleModelText.TEXT + "policy q for vdi1.renderer { stack NvidiaVgpu partition A40-24Q partition A40-<|> }",
				ProposalKind.PROFILE);
		assertTrue(labels.contains("A40-24Q"), labels::toString);
		assertFalse(labels.contains("A40-48Q"), labels::toString);
	}

	@Test
	void theVmItselfDoesNotTakeTheRoomThatItIsOffered() {
		var profile = proposals(SampleModelText.TEXT.replace("gpu A40-8Q on", "gpu A40-8Q<|> on")).getFirst();
		assertEquals("8 GiB · 5 fit", profile.detail());
	}

	@Test
	void aFullGpuOffersNoProfile() {
		assertEquals(List.of(),
				labels(SampleModelText.TEXT + "vm more x 3 { gpu A40-8Q on vdi1.desktops } vm d { gpu A40<|> on vdi1.desktops }",
						ProposalKind.PROFILE));
	}

	@Test
	void profileNamesMayHoldDots() {
		assertEquals("gpu X { profile 1g.10gb : mig profile 2g : mig-vgpu { backed-by 1g.10gb } }",
				taken("gpu X { profile 1g.10gb : mig profile 2g : mig-vgpu { backed-by 1g.1<|> } }"));
	}

	@Test
	void aGpuOfTheLibraryComesWithItsImport() {
		assertEquals("package a\n\nimport nvidia.*\nhost h { gpu g : A100-40 }", taken("package a\nhost h { gpu g : A100-<|> }"));
		assertEquals("import stacks.*\nimport nvidia.*\nhost h { gpu g : A100-40 }",
				taken("import stacks.*\nhost h { gpu g : A100-<|> }"));
		assertEquals("import nvidia.*\nhost h { gpu g : A100-40 }", taken("import nvidia.*\nhost h { gpu g : A100-<|> }"));
		assertEquals("import nvidia.*\n\nhost h { gpu g : A100-40 }", taken("host h { gpu g : A100-<|> }"));
	}

	@Test
	void ownDeclarationsComeBeforeThoseOfTheLibrary() {
		assertEquals("Mine", labels("gpu Mine { memory 3 GiB } host h { gpu g : <|> }").getFirst());
		List<String> extended = labels("gpu Mine extends <|> { memory 3 GiB }");
		assertTrue(extended.size() > 40 && !extended.contains("Mine"), extended::toString);
	}

	@Test
	void whatSpeaksAgainstAStackIsSaidAndComesLast() {
		List<Proposal> stacks = proposals(SampleModelText.TEXT + "policy q for vdi1.renderer { stack <|> }");
		assertEquals("not for NVIDIA",
				stacks.stream().filter(stack -> stack.label().equals("GVTg")).findFirst().orElseThrow().detail());
		List<String> labels = stacks.stream().map(Proposal::label).toList();
		assertTrue(labels.contains("NvidiaVgpu") && labels.indexOf("NvidiaVgpu") < labels.indexOf("GVTg"), labels::toString);
	}

	@Test
	void stacksThatFitTheGpuComeFirstAndTheOthersSayWhatSpeaksAgainstThem() {
		List<Proposal> stacks = proposals(SampleModelText.TEXT + "policy q for vdi1.renderer { stack <|> }");
		List<String> labels = stacks.stream().map(Proposal::label).toList();
		assertEquals(List.of("Vfio", "VfioPosted", "NvidiaVgpu"), labels.subList(0, 3));
		assertEquals("A40 has no mig profiles", detail(stacks, "NvidiaMig"));
		assertEquals("uses no GPU", detail(stacks, "QemuVga"));
		assertEquals("not on KVM", detail(stacks, "XenPassthrough"));
		List<String> unfit = List.of("NvidiaMig", "NvidiaMigVgpu", "QemuVga", "Llvmpipe", "GVTg", "AmdMxGpu", "IntelSriov",
				"XenPassthrough");
		List<String> fit = List.of("Vfio", "NvidiaVgpu", "RCuda", "Virgl");
		assertTrue(labels.containsAll(fit) && labels.containsAll(unfit), labels::toString);
		assertTrue(fit.stream().mapToInt(labels::indexOf).max().getAsInt() < unfit.stream().mapToInt(labels::indexOf).min()
				.getAsInt(), labels.toString());
		// the GPU that is cut into MIG instances
		String mig = "import nvidia.*\nimport stacks.*\nhost h { hypervisor KVM system Linux gpu g : A100-40 }\n";
		assertFalse(detail(proposals(mig + "policy q for h.g { stack <|> }"), "NvidiaMig").contains("no mig"));
		// what the VMs want counts
		String wanted = "vm d { system Windows gpu A40-8Q on vdi1.renderer }\npolicy q for vdi1.renderer { stack <|> }";
		assertEquals("NvidiaVgpu",
				labels(SampleModelText.TEXT.replace("policy free for vdi1.renderer { stack NvidiaVgpu }", "") + wanted)
						.getFirst());
	}

	private static String detail(List<Proposal> proposals, String label) {
		return proposals.stream().filter(proposal -> proposal.label().equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError(label)).detail();
	}

	@Test
	void schedulersThatTheStackHasComeFirstAndTheOthersSayWhatSpeaksAgainstThem() {
		List<Proposal> schedulers = proposals(
				SampleModelText.TEXT + "policy q for vdi1.renderer { stack NvidiaVgpu scheduler <|> }");
		assertEquals(Set.of("best-effort", "equal-share", "fixed-share"),
				Set.copyOf(schedulers.subList(0, 3).stream().map(Proposal::label).toList()));
		assertTrue(
				schedulers.size() > 3
						&& schedulers.stream().skip(3).allMatch(scheduler -> scheduler.detail().equals("not by NvidiaVgpu")),
				schedulers.toString());
		// profiles of different sizes
		schedulers = proposals(
				SampleModelText.TEXT
						+ "policy q for vdi1.renderer { stack NvidiaVgpu partition A40-8Q partition A40-24Q scheduler <|> }");
		assertEquals("not for profiles of 2 sizes", detail(schedulers, "fixed-share"));
		assertEquals(Set.of("best-effort", "equal-share"),
				Set.copyOf(schedulers.subList(0, 2).stream().map(Proposal::label).toList()));
		// no turns are taken
		schedulers = proposals(SampleModelText.TEXT + "policy q for vdi1.renderer { stack Vfio scheduler <|> }");
		assertEquals(Set.of("no effect under Vfio"), schedulers.stream().map(Proposal::detail).collect(Collectors.toSet()));
		// the scheduler before the stack
		schedulers = proposals(SampleModelText.TEXT + "policy q for vdi1.renderer { partition A40-8Q scheduler <|> }");
		assertEquals("not by NvidiaVgpu", schedulers.getLast().detail());
		assertEquals("", schedulers.getFirst().detail());
	}

	@Test
	void placesAreProposedWithHowFullTheyAre() {
		List<Proposal> places = proposals(SampleModelText.TEXT + "vm d { gpu A40-8Q on <|> }");
		assertEquals(List.of("vdi1.desktops", "vdi1.renderer", "vdi1"), places.stream().map(Proposal::label).toList());
		assertEquals("A40 · 2 of 5 × A40-8Q · 8 GiB free", places.getFirst().detail());
		assertEquals(List.of("desktops", "renderer"), inSite("vm d { gpu A40-8Q on vdi1.<|> }"));
		assertEquals(List.of("renderer"), inSite("vm d { gpu A40-8Q on vdi1.r<|> }"));
		assertEquals(List.of("designer"), inSite("simulation s { at 3 s stop <|>", ProposalKind.VM));
	}

	private static List<String> inSite(String text, ProposalKind kind) {
		return labels(SampleModelText.TEXT + text, kind);
	}

	@Test
	void promisesComeWithComparisonAndUnit() {
		assertEquals("vm v { expect frame-time p99 <= 25 ms }", taken("vm v { expect frame<|> }"));
		assertEquals(List.of(">=", "="), labels("vm v { expect fps <|> }", ProposalKind.WORD));
		assertEquals(List.of("p50", "p95", "p99", "p99.9", "mean", "max"),
				labels("vm v { expect latency <|> }", ProposalKind.VALUE));
	}

	@Test
	void whatAVmNeedsIsMeasuredByItsStack() {
		assertTrue(inSite("vm d { needs <|>\ngpu on vdi1.desktops }").containsAll(List.of("CUDA", "live-migration")));
		assertEquals("not on A40", proposals(SampleModelText.TEXT + "vm d { needs <|>\ngpu on vdi1.desktops }").stream()
				.filter(each -> each.label().equals("ROCm")).findFirst().orElseThrow().detail());
		assertEquals("4.6", inSite("vm d { needs OpenGL <|>\ngpu on vdi1.desktops }").getFirst());
		List<String> further = inSite("vm d { needs CUDA, <|> }");
		assertTrue(further.contains("OpenGL") && !further.contains("CUDA"), further::toString);
	}

	@Test
	void variationsKnowWhatCanBeVaried() {
		assertEquals(List.of("host", "policy", "vm", "workload", "together"), inSite("simulation s { vary <|> }"));
		assertEquals(List.of("free", "shared", "of"), inSite("simulation s { vary policy <|>"));
		assertEquals(List.of("stack"), inSite("simulation s { vary policy free.st<|>"));
		assertEquals(List.of("Vfio", "VfioPosted"), inSite("simulation s { vary policy free.stack over Vf<|> }"));
	}

	@Test
	void importsArePackagesAndTheirNames() {
		assertEquals(List.of("amd.*", "intel.*", "nvidia.*", "stacks.*"), labels("import <|>"));
		assertEquals(List.of("amd.*", "intel.*", "stacks.*"), labels("import nvidia.*\nimport <|>"));
		assertEquals("import nvidia.A100-40", taken("import nvidia.A100<|>"));
		assertEquals("import nvidia.*", taken("import nv<|>"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "host h { memory 3 GiB\nsys<|>\nvm v { memory 3 GiB }", "host h { ,,, sys<|>",
			"} } host h { cpu 2 x memory 3 GiB sys<|>",
			"vm broken {\n  gpu\nhost h {\n  sys<|>", "foo bar { baz { } }\nhost h { sys<|> }",
			"host h { memroy 3 GiB : \"x\" sys<|> }", "/* { */ host h { // }\n sys<|>" })
	void brokenTextIsTheUsualCase(String text) {
		assertEquals(List.of("system"), labels(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "// ho<|>", "/* ho<|> */", "/** ho<|>", "host h { gpu g : A40 { address \"<|>\" } }", "host <|>",
			"host h { memory <|>", "foo bar { <|> }", "vm v { cpu 3<|>" })
	void nothingIsProposedWhereNothingFits(String text) {
		assertEquals(List.of(), labels(text));
	}

	@Test
	void noListIsCutShort() {
		assertTrue(inSite("vm d { gpu <|> on vdi1.renderer }").size() > 20);
		assertTrue(labels("import nvidia.*\nimport nvidia.<|>").size() > 40);
		assertTrue(labels("import a<|>").stream().filter(label -> label.startsWith("nvidia.A")).count() > 8);
	}

	@Test
	void whatIsReplacedIsTheWholeWordUnderTheCursor() {
		assertEquals("host h { system Linux }", taken("host h { system Lin<|>dows }"));
	}

	@Test
	void proposalsAreTheSameEachTime() {
		String text = SampleModelText.TEXT + "vm d { gpu <|> }";
		assertEquals(proposals(text), proposals(text));
	}
}
