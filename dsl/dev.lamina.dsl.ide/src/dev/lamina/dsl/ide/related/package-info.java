/**
 * The other places that a problem is about: the first of two equal names, the policy that a VM is under, the VMs that want the
 * same GPU. They follow from the model, not from the wording of a message.
 */
package dev.lamina.dsl.ide.related;
