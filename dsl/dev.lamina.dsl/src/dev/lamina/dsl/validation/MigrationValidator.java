package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.EVENT__ACTION;
import static dev.lamina.model.ModelPackage.Literals.EVENT__DESTINATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.xtext.validation.Check;

import dev.lamina.capacity.Fit;
import dev.lamina.capacity.Wanted;
import dev.lamina.model.Capability;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;

/**
 * Makes sure that a VM migrates to where it can run on: a GPU of the same type, under the same stack, with room for its profile
 * (NVIDIA vGPU user guide, chapter on live migration).
 */
public class MigrationValidator extends RuleValidator {
	@Check
	public void destinationOf(Event event) {
		Target subject = event.getSubject();
		Target destination = event.getDestination();
		if (event.getAction() != EventAction.MIGRATE || subject == null || destination == null || known(subject.getElement()).isEmpty()
				|| !(subject.getElement() instanceof Vm vm) || known(destination.getElement()).isEmpty()) {
			return;
		}
		Landscape landscape = landscape(event);
		Optional<Stack> stack = landscape.policyOf(vm).flatMap(policy -> effective(policy.getStack()));
		Optional<Stack> there = landscape.policyOf(destination).flatMap(policy -> effective(policy.getStack()));
		if (stack.filter(with -> !with.getProvides().contains(Capability.LIVE_MIGRATION)).isPresent()) {
			report(Rule.MIGRATION_TARGET, event, EVENT__ACTION, vm.getName() + " cannot migrate while it runs: its stack " + stack.get().getName()
					+ " provides no live-migration.");
		} else if (stack.isPresent() && there.isPresent() && !stack.get().getName().equals(there.get().getName())) {
			report(Rule.MIGRATION_TARGET, event, EVENT__DESTINATION, vm.getName() + " runs under " + stack.get().getName() + ", "
					+ Landscape.text(destination) + " is under " + there.get().getName() + ". A VM migrates only within one stack.");
		} else if (vm.getGpu() != null) {
			gpu(event, vm, landscape);
		}
	}

	private void gpu(Event event, Vm vm, Landscape landscape) {
		Target destination = event.getDestination();
		List<Board> boards = landscape.boards(destination);
		List<String> types = landscape.boards(vm.getGpu().getPlace()).stream().map(board -> board.type().getName()).distinct().toList();
		Profile profile = vm.getGpu().getProfile();
		List<Board> same = boards.stream().filter(board -> types.isEmpty() ? has(board, profile) : types.contains(board.type().getName())).toList();
		if (!boards.isEmpty() && same.isEmpty()) {
			report(Rule.MIGRATION_TARGET, event, EVENT__DESTINATION, vm.getName() + " runs on " + (types.isEmpty() ? "a GPU with " + profile.getName() : "a " + types.getFirst())
					+ ", at " + Landscape.text(destination) + " there is " + listed(boards.stream().map(board -> "a " + board.type().getName()).distinct().toList())
					+ ": a VM migrates only to a GPU of the same type.");
		} else if (known(profile).isPresent() && same.size() == 1 && same.getFirst().count() == 1) {
			room(event, vm, profile, same.getFirst(), landscape);
		}
	}

	private static boolean has(Board board, Profile profile) {
		return profile == null || board.type().getProfiles().stream().anyMatch(own -> Landscape.isSame(own, profile));
	}

	/** Whether the profile still fits beside what the policy cuts or the VMs there have. */
	private void room(Event event, Vm vm, Profile profile, Board board, Landscape landscape) {
		List<Vm> residents = landscape.vms(board.host()).stream().filter(other -> other != vm && other.getGpu().getPlace() != null
				&& (other.getGpu().getPlace().getGpu() == board.gpu() || other.getGpu().getPlace().getGpu() == null && board.host().getGpus().size() == 1)
				&& known(other.getGpu().getProfile()).isPresent()).toList();
		List<Partition> cut = landscape.policyOf(event.getDestination()).stream().map(Policy::getPartitions).flatMap(List::stream)
				.filter(part -> known(part.getProfile()).isPresent()).toList();
		if (cut.isEmpty()) {
			List<Wanted> wanted = new ArrayList<>(residents.stream().map(other -> Wanted.of(other.getGpu().getProfile(), other.getCount())).toList());
			boolean fitsNow = fits().fit(board.type(), List.copyOf(wanted)).fits();
			wanted.add(Wanted.of(profile, 1));
			if (fitsNow && fits().fit(board.type(), wanted) instanceof Fit.Refused refused) {
				full(event, vm, board, refused.sentence(board.name()));
			}
			return;
		}
		int instances = cut.stream().filter(part -> Landscape.isSame(part.getProfile(), profile)).mapToInt(Partition::getCount).sum();
		int taken = residents.stream().filter(other -> Landscape.isSame(other.getGpu().getProfile(), profile)).mapToInt(Vm::getCount).sum();
		if (taken >= instances) {
			full(event, vm, board, "its policy cuts " + instances + " " + profile.getName() + ", of which " + taken + (taken == 1 ? " is taken." : " are taken."));
		}
	}

	private void full(Event event, Vm vm, Board board, String reason) {
		report(Rule.MIGRATION_TARGET, event, EVENT__DESTINATION, "There is no room for " + vm.getName() + " on " + board.name() + ": " + reason
				+ " Migrate to another GPU, or stop a VM there.");
	}
}
