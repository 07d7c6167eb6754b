/** Tests of the figures beside a text that is being written. */
package dev.lamina.live;
