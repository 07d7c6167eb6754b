package dev.lamina.result;

/**
 * What became of a promise that so many VMs of a group must keep: {@code for 95 % of student}.
 *
 * @param vms       how many VMs the group has
 * @param needed    how many of them must keep it
 * @param kept      how many keep it
 * @param undecided of how many the run cannot tell
 */
public record PromisedGroup(int vms, int needed, int kept, int undecided) {
	/** What the run says about the group: it is undecided only if the undecided VMs would decide it. */
	public Verdict verdict() {
		return kept >= needed ? Verdict.KEPT : kept + undecided >= needed ? Verdict.UNDECIDED : Verdict.BROKEN;
	}

	/** {@code 93 of 100}. */
	@Override
	public String toString() {
		return kept + " of " + vms;
	}
}
