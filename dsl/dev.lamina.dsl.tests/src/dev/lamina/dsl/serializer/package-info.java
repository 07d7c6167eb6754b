/** Models that programs have changed, saved and read again. */
package dev.lamina.dsl.serializer;
