/** Tests of the help. What it shows of the language is compared with the language. */
package dev.lamina.dsl.help;
