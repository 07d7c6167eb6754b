/**
 * Stage programs: what the operations of each client do, stage by stage, and their execution.
 * A scenario is immutable and can be run any number of times, also at the same time.
 */
package dev.lamina.engine.program;
