/**
 * The results of simulations as tables: promises, VMs, GPUs and hosts, each sortable and to be copied.
 * Every run of a session can be looked at again and be written as HTML, JSON or CSV.
 */
package dev.lamina.ui.result;
