/**
 * The rules that choose a host and a GPU for a demand, one class each. All scores are whole numbers, so that ties are common and
 * decided by rank.
 */
package dev.lamina.placement.rule;
