/**
 * What things are called outside of the model: names that are safe as files, and identities that never change.
 *
 * <p>Both depend on nothing but the names in the model.
 */
package dev.lamina.deployment.naming;
