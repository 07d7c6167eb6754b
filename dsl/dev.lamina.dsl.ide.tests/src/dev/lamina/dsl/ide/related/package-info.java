/** Tests of the other places that problems are about. */
package dev.lamina.dsl.ide.related;
