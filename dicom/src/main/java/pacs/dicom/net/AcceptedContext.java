package pacs.dicom.net;

import pacs.dicom.core.SopClass;
import pacs.dicom.core.TransferSyntax;

/** A presentation context both ends agreed on (PS3.8 7.1.1.14). */
record AcceptedContext(int id, SopClass abstractSyntax, TransferSyntax transferSyntax) {}
