/**
 * Time-sliced GPU engines and the policies by which their clients take turns.
 * A new policy is one record and, where no existing scheduler fits, one {@link dev.lamina.engine.gpu.SliceScheduler}.
 */
package dev.lamina.engine.gpu;
