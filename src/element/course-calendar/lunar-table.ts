/*
 * Packed tables of the Chinese calendar, 2000 to 2060, made from tyme4ts by test/element/lunar-table.ts and compared
 * with it day by day in lunar.test.ts. Browsers' own Chinese calendar is a day off from 2027-02-06 and 2030-02-02.
 */

/** Days since 1970-01-01 of 正月初一 of the first lunar year (1999). */
export const firstDay = 10638;
/** Four base-36 digits a lunar year: bits 0-3 the leap month (0: none), from bit 4 on "this month has 30 days". */
export const months =
  '0n0w0ks01uwk0gc00wq81vhe0h402edz10sg0zo02bzp0xg00gcw0xqs0xu81wh50ie8174g2kkm160013rk1uxw0gv40xu81wki0lk01aae0mkw0jw013sl141c0gww0y8z102821pn0zs00z802b3q0wj40er40gxh0hxs102o2eci16w02k4715jk0wnk1tcl0ew00i1c176r1aq82omg1a1s15k00wo60wog0fa80llg0n680n0w';
/** First civil year of the terms. */
export const firstYear = 2000;
/** Earliest day of the month of each of the 24 terms, 小寒 first, in base 36. */
export const termBase = '5j3i5k4j5k5k6m7m7m7m6l6l';
/** Eight characters a civil year, six bits each: two bits a term, days after the earliest. */
export const terms =
  'PG4HGHLK50KHKHLL5LLLLLLLLLLMLLgbPG4HGHLK50KHKHLL5LKLKLLLLLLMLLgbPG4HGGLK504HKHLL5LKLKLLLLLLMLLQbPG41GGLK504HGHLL5LKLKLLLLLLMLLQLLG01GGLK404HGHLL5HKLKLLL5LLLLLQLLG0100LK404HGHLK5GKLKHLL5LLLLLQLLG0100LG404HGHLK50KHKHLL5LLLLLLLLG0100LG404HGHLK50KHKHLL5LLLLLLLLG0100LG404HGHLK50KHKHLL5LKLKLLLLG0100LG404HGHLK50KHKHLL5LKLKLLLLG0100LG4041GGLK504HKHLL5LKLKLLLLG01005G4001GGLK504HGHLL5LKLKLLLLG000050000100LK404HGHLL5GKLKHLL5G000050000100LK404HGHLL5GKHKHLL5G000050000100LG404HGHLK5GKHKHLL5G000000';
