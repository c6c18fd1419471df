namespace Revoca.Typesetting.Unicode;

/// <summary>The classes of UAX #14 after rule LB1; OPE and CPE are the East Asian brackets that LB30 leaves out.</summary>
internal enum LineBreakClass
{
    AL, B2, BA, BB, BK, CB, CL, CM, CP, CPE, CR, EB, EM, EX, GL, H2, H3, HL, HY, ID, IN, IS, JL, JT, JV, LF, NL, NS, NU, OP, OPE, PO, PR, QU,
    RI, SP, SY, WJ, ZW, ZWJ,
}
