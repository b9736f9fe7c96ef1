/**
 * Folders of images, a folder for each label: PNG (W3C Recommendation, third edition), JPEG (ITU-T T.81), GIF (89a) and
 * BMP, decoded by the JDK and turned into bytes by whole-number arithmetic alone.
 */
package io.ganglion.tables.images;
