/**
 * What follows from a model and is not written in it, shown beside the text: how full each GPU is, what fits besides, and where
 * each VM runs.
 */
package dev.lamina.dsl.ide.hint;
