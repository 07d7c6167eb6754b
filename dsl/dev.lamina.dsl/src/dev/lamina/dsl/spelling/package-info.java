/** What the user meant by a misspelt word. Every message that refuses a word asks here. */
package dev.lamina.dsl.spelling;
