/**
 * Services of Docker Compose for containers that have GPUs.
 *
 * <p>Source: the Compose Specification, attribute devices, which takes names of the Container Device Interface.
 */
package dev.lamina.deployment.compose;
