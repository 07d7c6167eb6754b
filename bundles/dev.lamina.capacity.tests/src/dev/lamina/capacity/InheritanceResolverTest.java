package dev.lamina.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.model.CostModel;
import dev.lamina.model.Engine;
import dev.lamina.model.EngineKind;
import dev.lamina.model.GpuType;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Profile;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;
import dev.lamina.model.Workload;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.quantity.Quantity;

/** What is not said is taken from the declaration extended, feature by feature. */
class InheritanceResolverTest {
	private static final ModelFactory MAKE = ModelFactory.eINSTANCE;

	@Test
	void aDeclarationThatExtendsNothingIsItself() {
		GpuType gpu = TestGpus.a40();
		assertSame(gpu, InheritanceResolver.resolve(gpu));
	}

	@Test
	void ownValuesWinAndTheRestIsInherited() {
		GpuType parent = TestGpus.gpu("parent", "24 GiB");
		parent.setVendor(Vendor.INTEL);
		parent.setFences(32);
		parent.setMixedSizes(true);
		GpuType child = TestGpus.gpu("child", "48 GiB");
		child.setSuperType(parent);
		GpuType merged = InheritanceResolver.resolve(child);
		assertNotSame(child, merged);
		assertEquals("child", merged.getName());
		assertEquals(Quantity.valueOf("48 GiB"), merged.getMemory());
		assertEquals(Vendor.INTEL, merged.getVendor());
		assertEquals(32, merged.getFences());
		assertTrue(merged.isMixedSizes());
		assertNull(merged.eContainer());
		assertEquals(0, child.getFences());
		assertEquals(32, parent.getFences());
	}

	@Test
	void profilesAddUpAndReferBetweenTheCopies() {
		GpuType parent = TestGpus.a100Mig();
		GpuType child = TestGpus.gpu("child", null);
		child.setSuperType(parent);
		Profile own = TestGpus.mig(child, "1g.10gb", 3, 1, 1, 9856, 0, 1);
		GpuType merged = InheritanceResolver.resolve(child);
		assertEquals(parent.getProfiles().size(), merged.getProfiles().size());
		assertEquals(own.getMaximumInstances(), TestGpus.named(merged, "1g.10gb").getMaximumInstances());
		assertSame(TestGpus.named(merged, "3g.40gb"), TestGpus.named(merged, "A100D-3-40C").getBacking());
		assertEquals(8, parent.getProfiles().size());
	}

	@Test
	void enginesAddUpByKind() {
		GpuType parent = TestGpus.gpu("parent", null);
		parent.getEngines().add(engine(EngineKind.GRAPHICS, 1));
		parent.getEngines().add(engine(EngineKind.COPY, 2));
		GpuType child = TestGpus.gpu("child", null);
		child.setSuperType(parent);
		child.getEngines().add(engine(EngineKind.COPY, 5));
		assertEquals(List.of("copy 5", "graphics 1"), InheritanceResolver.resolve(child).getEngines().stream()
				.map(engine -> engine.getKind().getLiteral() + ' ' + engine.getCount()).toList());
	}

	@Test
	void costTermsOfAStackAreInheritedOneByOne() {
		Stack grandparent = MAKE.createStack();
		grandparent.setTechnique(Technique.API_FORWARDING);
		grandparent.getSchedulers().addAll(List.of(SchedulerKind.FIFO, SchedulerKind.PRIORITY));
		grandparent.setCost(cost("5 us", 8));
		Stack parent = MAKE.createStack();
		parent.setSuperStack(grandparent);
		Stack child = MAKE.createStack();
		child.setSuperStack(parent);
		child.setCost(cost("7 us", 1));
		child.getSchedulers().add(SchedulerKind.BAND);
		Stack merged = InheritanceResolver.resolve(child);
		assertEquals(Technique.API_FORWARDING, merged.getTechnique());
		assertEquals(Quantity.valueOf("7 us"), merged.getCost().getCopyLatency());
		assertEquals(8, merged.getCost().getBatch());
		assertEquals(List.of(SchedulerKind.BAND), List.copyOf(merged.getSchedulers()));
		assertEquals(8, InheritanceResolver.resolve(parent).getCost().getBatch());
		assertNotSame(grandparent.getCost(), InheritanceResolver.resolve(parent).getCost());
	}

	@Test
	void aWorkloadInheritsItsOperation() {
		Workload parent = MAKE.createWorkload();
		parent.setOperation(MAKE.createOperation());
		parent.setWorkingSet(Quantity.valueOf("3 GiB"));
		Workload child = MAKE.createWorkload();
		child.setSuperWorkload(parent);
		assertEquals(Quantity.valueOf("3 GiB"), InheritanceResolver.resolve(child).getWorkingSet());
		assertTrue(InheritanceResolver.resolve(child).getOperation() != null && parent.getOperation() != null);
	}

	@Test
	void aCycleEndsWhereItWouldRepeat() {
		GpuType first = TestGpus.gpu("first", null);
		GpuType second = TestGpus.gpu("second", "8 GiB");
		first.setSuperType(second);
		second.setSuperType(first);
		assertEquals(Quantity.valueOf("8 GiB"), InheritanceResolver.resolve(first).getMemory());
		GpuType self = TestGpus.gpu("self", null);
		self.setSuperType(self);
		assertSame(self, InheritanceResolver.resolve(self));
	}

	private static Engine engine(EngineKind kind, int count) {
		Engine engine = MAKE.createEngine();
		engine.setKind(kind);
		engine.setCount(count);
		return engine;
	}

	private static CostModel cost(String latency, int batch) {
		CostModel cost = MAKE.createCostModel();
		cost.setCopyLatency(Quantity.valueOf(latency));
		cost.setBatch(batch);
		return cost;
	}
}
