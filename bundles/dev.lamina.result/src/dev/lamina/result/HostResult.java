package dev.lamina.result;

/**
 * What one host spent its processors on.
 *
 * @param name                the host, with its index if there are several
 * @param cores               cores that it has
 * @param virtualizationCores cores busy on average with virtualizing GPUs: traps, copies, forwarding, audits
 * @param guestCores          cores busy on average with the guests' own work
 */
public record HostResult(String name, double cores, double virtualizationCores, double guestCores) {
}
