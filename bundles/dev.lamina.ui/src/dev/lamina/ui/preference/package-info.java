/**
 * What the user can set about models.
 * Colours are with all other colours of Eclipse, under General > Appearance.
 */
package dev.lamina.ui.preference;
