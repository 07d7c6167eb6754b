/** Tests of edits of the model. Every example and every valid file of the corpus is edited in every way that it allows. */
package dev.lamina.dsl.ide.edit;
