/** Tests of the quick fixes. The corpus of refused files says what they must put right. */
package dev.lamina.dsl.ide.fix;
