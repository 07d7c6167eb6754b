package dev.lamina.dsl.ide.edit;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.fix.TextEdits;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Partition;
import dev.lamina.model.Vm;

/** Writes how many there are of something: of a VM, a host, a GPU of a host, or a partition. */
final class CountEdits {
	private CountEdits() {
	}

	static int of(EObject counted) throws EditRefusedException {
		return switch (counted) {
			case Vm vm -> vm.getCount();
			case Host host -> host.getCount();
			case HostGpu gpu -> gpu.getNumber();
			case Partition partition -> partition.getCount();
			default -> throw new EditRefusedException("Only VMs, hosts, GPUs of hosts and partitions are counted.");
		};
	}

	static void write(EObject counted, int count, ChangeBuilder changeBuilder) throws EditRefusedException {
		if (count < 1) {
			throw new EditRefusedException("A count is 1 or more, not " + count + ". Delete it instead.");
		}
		if (count == of(counted)) {
			return;
		}
		Optional<INode> known = TextEdits.value(counted,
				counted instanceof HostGpu ? Literals.HOST_GPU__NUMBER : counted.eClass().getEStructuralFeature("count"));
		if (known.isEmpty()) {
			changeBuilder.add(name(counted).flatMap(name -> TextEdits.behind(name, " x " + count)));
		} else if (count > 1 || isInBrackets(known.get())) {
			changeBuilder.add(TextEdits.replace(known.get(), Integer.toString(count)));
		} else {
			changeBuilder.add(GpuDemandEdits.withWord(known.get()));
		}
		if (counted instanceof Partition partition && count < partition.getStarts().size()) {
			starts(partition, count, changeBuilder);
		}
	}

	private static boolean isInBrackets(INode count) {
		return count.getParent() != null && count.hasNextSibling() && "]".equals(count.getNextSibling().getText().strip());
	}

	/** What the count stands behind. */
	private static Optional<INode> name(EObject counted) {
		EStructuralFeature feature = counted instanceof Partition ? Literals.PARTITION__PROFILE : Literals.NAMED_ELEMENT__NAME;
		return TextEdits.value(counted, feature);
	}

	/** Of start positions that are written one by one the first ones stay. */
	private static void starts(Partition partition, int count, ChangeBuilder changeBuilder) {
		List<INode> starts = NodeModelUtils.findNodesForFeature(partition, Literals.PARTITION__STARTS);
		changeBuilder
				.add(TextEdits.removeFromList(starts, new TreeSet<>(IntStream.range(count, starts.size()).boxed().toList())));
	}
}
