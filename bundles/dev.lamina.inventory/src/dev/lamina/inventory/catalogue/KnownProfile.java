package dev.lamina.inventory.catalogue;

import dev.lamina.model.ProfileKind;

/**
 * A profile of a GPU type, as far as reports are compared with it.
 *
 * @param name         its name
 * @param kind         its kind
 * @param memory       its memory in bytes; 0 where not given
 * @param computeUnits its multiprocessors; 0 where not given
 * @param instances    how many of it fit; 0 where not given
 */
public record KnownProfile(String name, ProfileKind kind, long memory, int computeUnits, int instances) {
}
