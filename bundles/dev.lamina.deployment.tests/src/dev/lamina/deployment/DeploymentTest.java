package dev.lamina.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.deployment.tool.DeploymentTool;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.scope.ModelScope;

/** Models that did not come from text, with names that the language would never let through. */
class DeploymentTest {
	private final ModelFactory factory = ModelFactory.eINSTANCE;
	private final Model model = factory.createModel();
	private final Host host = factory.createHost();
	private final Vm vm = factory.createVm();
	private final Workload workload = factory.createWorkload();

	@BeforeEach
	void build() {
		model.setName("acme");
		GpuType type = factory.createGpuType();
		type.setName("Board");
		HostGpu gpu = factory.createHostGpu();
		gpu.setName("g");
		gpu.setType(type);
		gpu.setAddress("0000:3b:00.0");
		host.setName("host");
		host.getGpus().add(gpu);
		Stack stack = factory.createStack();
		stack.setName("Whole");
		stack.setTechnique(Technique.PASS_THROUGH);
		Policy policy = factory.createPolicy();
		policy.setName("p");
		policy.setStack(stack);
		workload.setName("W");
		Target place = factory.createTarget();
		place.setElement(host);
		place.setGpu(gpu);
		vm.setName("vm");
		vm.setCores(2);
		vm.setMemory(Quantity.valueOf("4 GiB"));
		vm.setWorkload(workload);
		vm.setGpu(factory.createGpuDemand());
		vm.getGpu().setPlace(place);
		model.getDeclarations().addAll(List.of(type, host, stack, policy, workload, vm));
	}

	@Test
	void vmGetsItsGpu() {
		GenerationResult generationResult = DeploymentTool.LIBVIRT.generate(Deployment.of(ModelScope.of(model)));
		assertEquals(List.of(), generationResult.diagnostics());
		assertEquals(List.of("libvirt/host/vm.xml"), generationResult.files().stream().map(GeneratedFile::path).toList());
		assertTrue(generationResult.files().getFirst().text().contains("bus=\"0x3b\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", "../../evil", "/etc/passwd", "a/b", "a\\b", "", "con", "a\u0000", "-rf", ".hidden" })
	void namesThatWouldLeaveTheFolderStopEveryTool(String name) {
		vm.setName(name);
		stops(vm);
		vm.setName("vm");
		host.setName(name);
		stops(host);
	}

	@ParameterizedTest
	@EnumSource(DeploymentTool.class)
	void everyPathLiesInTheFolderOfItsTool(DeploymentTool deploymentTool) {
		assertTrue(deploymentTool.generate(Deployment.of(ModelScope.of(model))).files().stream()
				.allMatch(file -> file.path().startsWith(deploymentTool.id() + "/") && !file.path().contains("..")));
	}

	@Test
	void hostileTextOfOtherNamesIsQuoted() {
		workload.setName("<evil a=\"b\">&\u0001");
		model.setName("a\n--><evil/>");
		String text = DeploymentTool.LIBVIRT.generate(Deployment.of(ModelScope.of(model))).files().getFirst().text();
		assertTrue(text.contains("<lamina:runs>&lt;evil a=\"b\"&gt;&amp;\uFFFD</lamina:runs>"), text);
		assertFalse(text.contains("--><evil") || text.contains("\"a\n"), text);
		assertEquals(1, text.split("-->", -1).length - 1);
	}

	@Test
	void whatCannotBeLaidOutStopsEveryTool() {
		vm.setCount(2);
		for (DeploymentTool deploymentTool : DeploymentTool.values()) {
			GenerationResult generationResult = deploymentTool.generate(Deployment.of(ModelScope.of(model)));
			assertEquals("deployment.unplaced", generationResult.diagnostics().getFirst().code());
			assertEquals(List.of(), generationResult.files());
		}
	}

	private void stops(Object at) {
		for (DeploymentTool deploymentTool : DeploymentTool.values()) {
			GenerationResult generationResult = deploymentTool.generate(Deployment.of(ModelScope.of(model)));
			assertEquals(List.of(), generationResult.files(), deploymentTool.id());
			assertTrue(
					generationResult.diagnostics().stream().anyMatch(
							deploymentDiagnostic -> deploymentDiagnostic.isError() && deploymentDiagnostic.at() == at
									&& deploymentDiagnostic.code().equals("deployment.name")),
					generationResult.diagnostics().toString());
		}
	}
}
