/** Texts that a careless or hostile backend might send. The digits are shaped like private numbers but are nobody's. */
export const hostileTexts = {
  name: '坏记录（示例）',
  phones: '老板手机 13800138000，备用 138 0013 8001，座机 0531-0000-0002；身份证 370115190001010000（示例）',
  script: '<script>alert(1)</script><img src=x onerror=alert(1)>小店（示例）',
  bidi: '\u202e课程反着读\u202c \u200f\u2067مرحبا\u2069 \u200b零宽（示例）',
  long: `${'很长的名称'.repeat(599)}（示例）`.padEnd(3000, '。'),
  formula: '=HYPERLINK("https://hehuo.example/","点我")（示例）',
} as const;
