package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.POLICY__PARTITIONS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.xtext.validation.Check;

import dev.lamina.capacity.Fit;
import dev.lamina.capacity.PartitionRequest;
import dev.lamina.capacity.geometry.Refusal;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.GpuType;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.placement.scope.DeclaredGpu;

/** Makes sure that the partitions of a policy fit on each GPU that it holds for. */
public class PartitionValidator extends RuleValidator {
	@Check
	public void partitionsOf(Policy policy) {
		List<Partition> partitions = policy.getPartitions().stream().filter(part -> resolved(part.getProfile()).isPresent())
				.toList();
		if (partitions.isEmpty()) {
			return;
		}
		List<PartitionRequest> wanted = partitions.stream().map(PartitionRequest::of).toList();
		for (DeclaredGpu declaredGpu : policyAssignment(policy).gpus(policy)) {
			if (fitCache().fit(declaredGpu.type(), wanted) instanceof Fit.Refused refused) {
				report(rule(refused.reasons().getFirst()), policy, POLICY__PARTITIONS,
						policy.getPartitions().indexOf(partitions.get(refused.index())), sentence(refused, declaredGpu),
						proposals(refused, declaredGpu, wanted));
				return;
			}
		}
	}

	/** The rule that a refusal breaks. */
	static Rule rule(Refusal refusal) {
		return switch (refusal) {
			case Refusal.Foreign foreign -> Rule.PROFILE_FOREIGN;
			case Refusal.IllegalStart start -> Rule.MIG_NO_SUCH_START;
			case Refusal.StartTaken taken -> Rule.MIG_NO_SUCH_START;
			case Refusal.SizesDiffer sizes -> Rule.VGPU_MIXED_SIZES;
			case Refusal.NotMixable mixable -> Rule.VGPU_MIXED_SIZES;
			default -> Rule.CAPACITY_EXCEEDED;
		};
	}

	/** The refusal as a sentence; for a foreign profile with the nearest one of the GPU. */
	static String sentence(Fit.Refused refused, DeclaredGpu declaredGpu) {
		return refused.reasons().getFirst() instanceof Refusal.Foreign
				? foreign(refused.profile(), declaredGpu) : refused.sentence(declaredGpu.name());
	}

	/** Says that a profile is not one of a GPU. */
	static String foreign(NamedElement profile, DeclaredGpu declaredGpu) {
		GpuType type = declaredGpu.type();
		List<String> names = type.getProfiles().stream().map(NamedElement::getName).toList();
		String near = SpellingSuggestions.suggestion(profile.getName(), names);
		String known = names.isEmpty() ? " " + type.getName() + " has no profiles." : " Profiles of " + type.getName() + " are "
				+ enumerated(IntStream.range(0, Math.min(5, names.size())).mapToObj(names::get).toList())
				+ (names.size() > 5 ? " and more." : ".");
		return profile.getName() + " is not a profile of " + type.getName() + ", the GPU " + declaredGpu.name() + "."
				+ (near.isEmpty() ? known : near);
	}

	/** What could stand there instead of a line that does not fit: another start, fewer of it, a profile that the GPU has. */
	private String[] proposals(Fit.Refused refused, DeclaredGpu declaredGpu, List<PartitionRequest> wanted) {
		PartitionRequest line = wanted.get(refused.index());
		return switch (refused.reasons().getFirst()) {
			case Refusal.Foreign foreign -> Arrays.stream(nearest(refused.profile(), declaredGpu))
					.map(near -> text(near, line.count(), line.starts())).toArray(String[]::new);
			case Refusal.IllegalStart illegal -> starts(declaredGpu, wanted, refused.index(), illegal.start(), illegal.legal());
			case Refusal.StartTaken taken -> starts(declaredGpu, wanted, refused.index(), taken.start(),
					fitCache().starts(declaredGpu.type(), refused.profile()));
			default -> refused.atMost() == 0 ? new String[0] : new String[] { text(refused.profile().getName(), refused.atMost(),
					line.starts().subList(0, Math.min(refused.atMost(), line.starts().size()))) };
		};
	}

	/** The line with each other start instead of the one that is refused, as far as it then fits. */
	private String[] starts(DeclaredGpu declaredGpu, List<PartitionRequest> wanted, int index, int refused, List<Integer> legal) {
		PartitionRequest line = wanted.get(index);
		return legal.stream().map(start -> line.starts().stream().map(each -> each == refused ? start : each).toList())
				.filter(starts -> {
					List<PartitionRequest> moved = new ArrayList<>(wanted.subList(0, index + 1));
					moved.set(index, new PartitionRequest(line.profile(), line.count(), starts));
					return fitCache().fit(declaredGpu.type(), moved).fits();
				}).map(starts -> text(line.profile().getName(), line.count(), starts)).toArray(String[]::new);
	}

	private static String text(String profile, int count, List<Integer> starts) {
		return "partition " + profile + (count == 1 ? "" : " x " + count)
				+ (starts.isEmpty() ? "" : " at " + starts.stream().map(String::valueOf).collect(Collectors.joining(", ")));
	}

	static String[] nearest(NamedElement profile, DeclaredGpu declaredGpu) {
		return SpellingSuggestions
				.ranked(profile.getName(), declaredGpu.type().getProfiles().stream().map(NamedElement::getName).toList())
				.stream().limit(3).toArray(String[]::new);
	}
}
