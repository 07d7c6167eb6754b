/** Equal VMs, GPUs and hosts of a result taken together, so that hundreds of them are as short as a few. */
package dev.lamina.report.group;
