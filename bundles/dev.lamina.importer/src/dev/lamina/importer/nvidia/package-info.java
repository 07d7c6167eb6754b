/** What nvidia-smi prints: the query of all GPUs as XML, and the table of MIG instances. Each report becomes a host. */
package dev.lamina.importer.nvidia;
