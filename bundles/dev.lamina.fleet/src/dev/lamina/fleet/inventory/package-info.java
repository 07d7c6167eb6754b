/** Hosts and demands as they stand in CSV files. Broken files are refused with line, column and what was expected. */
package dev.lamina.fleet.inventory;
