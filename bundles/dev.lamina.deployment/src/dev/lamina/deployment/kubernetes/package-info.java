/**
 * What a Kubernetes cluster needs to offer the GPUs as the model cuts them: ConfigMaps, KubeVirt's permitted devices, node
 * labels.
 *
 * <p>Nothing here schedules or starts anything; it configures the operators and plugins that do.
 */
package dev.lamina.deployment.kubernetes;
