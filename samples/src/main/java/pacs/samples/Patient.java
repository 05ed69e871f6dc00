package pacs.samples;

/**
 * Somebody who does not exist.
 *
 * @param name as DICOM writes it: alphabetic=ideographic
 * @param birthDate YYYYMMDD
 * @param sex M or F
 * @param characterSet how the console of the modality writes text: GB18030, GBK or ISO_IR 192
 */
record Patient(String id, String name, String birthDate, String sex, String characterSet) {}
