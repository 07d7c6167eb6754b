/**
 * From a model to the files that deploy it: one {@link dev.lamina.deployment.tool.DeploymentTool} for each program that reads
 * such files.
 *
 * <p>Everything is text in memory, ordered and the same for the same model; where it goes is for the caller to decide.
 */
package dev.lamina.deployment;
