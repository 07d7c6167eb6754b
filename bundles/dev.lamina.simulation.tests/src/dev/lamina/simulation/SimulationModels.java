package dev.lamina.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.model.Audit;
import dev.lamina.model.AuditUnit;
import dev.lamina.model.Calls;
import dev.lamina.model.Comparison;
import dev.lamina.model.Constant;
import dev.lamina.model.CostModel;
import dev.lamina.model.Declaration;
import dev.lamina.model.Engine;
import dev.lamina.model.EngineKind;
import dev.lamina.model.Expectation;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.GpuWork;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Metric;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Operation;
import dev.lamina.model.OperationKind;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Scheduler;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.SharingMode;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.file.FileAccess;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** Builds models of one host and one GPU by the words of the language, and runs them. */
final class SimulationModels {
	static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	final Model model = FACTORY.createModel();
	final GpuType gpuType = FACTORY.createGpuType();
	final Host host = FACTORY.createHost();
	final HostGpu gpu = FACTORY.createHostGpu();
	final Stack stack = FACTORY.createStack();
	final Policy policy = FACTORY.createPolicy();
	Simulation simulation;

	SimulationModels(Technique technique) {
		model.setName("test");
		gpuType.setName("Board");
		gpuType.setVendor(Vendor.NVIDIA);
		gpuType.setMemory(q("16 GiB"));
		gpuType.getSupports().addAll(List.of(SharingMode.values()));
		gpu.setName("g");
		gpu.setType(gpuType);
		host.setName("h");
		host.setSockets(1);
		host.setCoresPerSocket(16);
		host.setClock(q("2 GHz"));
		host.setMemory(q("256 GiB"));
		host.getGpus().add(gpu);
		stack.setName("S");
		stack.setTechnique(technique);
		stack.setCost(FACTORY.createCostModel());
		policy.setName("p");
		policy.setStack(stack);
		policy.getTargets().add(onGpu());
		declare(gpuType, host, stack, policy);
	}

	static Quantity q(String text) {
		return Quantity.valueOf(text);
	}

	static Constant c(String text) {
		Constant constant = FACTORY.createConstant();
		constant.setValue(q(text));
		return constant;
	}

	CostModel cost() {
		return stack.getCost();
	}

	void declare(Declaration... declarations) {
		model.getDeclarations().addAll(List.of(declarations));
	}

	Target onGpu() {
		Target target = FACTORY.createTarget();
		target.setElement(host);
		target.setGpu(gpu);
		return target;
	}

	SimulationModels engine(EngineKind kind, String speed) {
		Engine engine = FACTORY.createEngine();
		engine.setKind(kind);
		engine.setSpeed(q(speed));
		gpuType.getEngines().add(engine);
		return this;
	}

	Profile profile(String name, ProfileKind kind, String memory, int instances) {
		Profile profile = FACTORY.createProfile();
		profile.setName(name);
		profile.setKind(kind);
		profile.setMemory(q(memory));
		profile.setMaximumInstances(instances);
		gpuType.getProfiles().add(profile);
		stack.getProfileKinds().add(kind);
		return profile;
	}

	SimulationModels scheduler(SchedulerKind kind) {
		Scheduler scheduler = FACTORY.createScheduler();
		scheduler.setKind(kind);
		policy.setScheduler(scheduler);
		return this;
	}

	/** A closed loop of GPU work, with or without work of the application. */
	Workload workload(String name, String cpu, String gpuTime) {
		Workload workload = FACTORY.createWorkload();
		workload.setName(name);
		Operation operation = FACTORY.createOperation();
		operation.setKind(OperationKind.FRAME);
		if (cpu != null) {
			operation.setCpu(c(cpu));
		}
		if (gpuTime != null) {
			GpuWork work = FACTORY.createGpuWork();
			work.setEngine(EngineKind.GRAPHICS);
			work.setTime(c(gpuTime));
			operation.getGpuWork().add(work);
		}
		workload.setOperation(operation);
		declare(workload);
		return workload;
	}

	static void calls(Workload workload, String count) {
		Calls calls = FACTORY.createCalls();
		calls.setCount(c(count));
		workload.getOperation().getCalls().add(calls);
	}

	void audit(String time, AuditUnit unit) {
		Audit audit = FACTORY.createAudit();
		audit.setTime(c(time));
		audit.setPer(unit);
		cost().getAudits().add(audit);
	}

	Vm vm(String name, int count, Profile profile, Workload workload) {
		Vm vm = FACTORY.createVm();
		vm.setName(name);
		vm.setCount(count);
		vm.setCores(4);
		vm.setMemory(q("4 GiB"));
		GpuDemand demand = FACTORY.createGpuDemand();
		demand.setProfile(profile);
		demand.setPlace(onGpu());
		vm.setGpu(demand);
		vm.setWorkload(workload);
		declare(vm);
		return vm;
	}

	static Expectation expect(Vm vm, Metric metric, Comparison comparison, String limit) {
		Expectation expectation = FACTORY.createExpectation();
		expectation.setMetric(metric);
		expectation.setComparison(comparison);
		expectation.setLimit(q(limit));
		vm.getExpectations().add(expectation);
		return expectation;
	}

	Simulation simulation() {
		if (simulation == null) {
			simulation = FACTORY.createSimulation();
			simulation.setName("s");
			simulation.setDuration(q("2 s"));
			simulation.setWarmUp(q("200 ms"));
			declare(simulation);
		}
		return simulation;
	}

	static RunOptions options(int threads) {
		return new RunOptions(OptionalLong.empty(), OptionalInt.empty(), Optional.empty(), threads,
				FileAccess.within(Path.of(".")));
	}

	List<SimulationResult> runAll() throws SimulationRefusedException {
		return Simulations.run(model, simulation(), options(1), RunMonitor.NONE);
	}

	SimulationResult run() throws SimulationRefusedException {
		return runAll().getFirst();
	}

	static VmResult vm(SimulationResult result, String name) {
		return result.vms().stream().filter(vm -> vm.name().equals(name)).findFirst().orElseThrow();
	}

	/** The part of the graphics engine's time that a VM had. */
	static double share(SimulationResult result, String vm) {
		return result.gpus().getFirst().engines().getFirst().shares().get(vm);
	}
}
