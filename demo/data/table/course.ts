/**
 * The courses of a term, one a line:
 * subject | Chinese title | English title | tier p l m | mode f l r w o | brand | audience | ages | sessions |
 * first week | minutes | seats | optional: @station, #special or
 * !n, the n-th traditional festival that falls in the term (its title comes from table/festival.ts).
 * Tiers: public benefit, low fee, market. Modes: first come, lottery, review, walk-in, offline only.
 */
const lines = `
guitar|流行吉他公益课程|Pop guitar for everyone|p|l|after_work|youth|16-60|12|1|90|20|@jy-jibei-anda
guitar|零基础吉他弹唱|Guitar from zero|l|f|after_work|youth|16-45|12|4|90|18|
guitar|民谣指弹提高班|Fingerstyle guitar|m|f|leisure|youth|16-55|8|12|90|12|
guitar|少年吉他周末班|Weekend guitar for teens|m|f|leisure|teen|10-16|12|5|60|12|
boxing|下班拳击体能课|After-work boxing fitness|l|l|after_work|youth|18-45|12|2|75|20|
boxing|女子拳击减压课|Boxing for women|l|f|after_work|youth|18-50|10|8|75|16|#moved-today
boxing|少儿拳击基础|Boxing basics for children|m|f|after_school|child|7-12|16|2|60|16|
boxing|青少年拳击周末班|Weekend boxing for teens|m|f|leisure|teen|12-17|16|3|75|16|
hulusi|葫芦丝公益入门|Hulusi for beginners|p|f|in_need|elder|55-|16|1|90|24|@jy-jibei-anda
hulusi|葫芦丝提高班|Hulusi, second step|p|o|in_need|elder|55-|16|2|90|20|
hulusi|亲子葫芦丝|Hulusi for families|l|f|leisure|family|6-|8|10|60|16|
painting_cn|国画四君子|Four Gentlemen in ink|p|f|in_need|elder|50-|14|1|90|20|@jy-jibei-binhu
painting_cn|写意花鸟|Flowers and birds in ink|l|f|leisure|adult|18-|12|3|120|16|
painting_cn|少儿国画启蒙|Chinese painting for children|l|f|after_school|child|6-12|14|2|75|16|
paper_cut|老年剪纸公益课|Paper cutting for elders|p|f|in_need|elder|55-|16|1|90|24|@jy-jibei-anda
paper_cut|剪纸窗花提高班|Paper cutting, second step|l|f|leisure|adult|18-|10|8|90|20|
paper_cut|小小剪纸传人|Young paper cutters|p|f|after_school|child|7-12|12|3|60|20|
yoga|公益瑜伽|Free yoga|p|l|after_work|adult|18-60|16|1|60|20|@jy-jibei-chengbo
yoga|流动瑜伽课·四社区轮转|Yoga on tour: four communities|l|f|after_work|adult|18-60|19|1|60|20|#rotating
yoga|办公室肩颈瑜伽|Yoga for neck and shoulders|l|f|after_work|youth|18-50|12|4|60|18|#full-waitlist
yoga|晨间舒缓瑜伽|Gentle morning yoga|l|f|in_need|elder|50-70|14|1|60|18|
yoga|私教小班瑜伽|Yoga in a small class|m|f|after_work|adult|18-55|12|6|60|8|
calligraphy|楷书入门|Regular script for beginners|p|f|after_work|adult|18-|14|1|90|20|@jy-jibei-xinyuan
calligraphy|长者书法角|Calligraphy corner for elders|p|w|in_need|elder|55-|18|1|120|20|@jy-jibei-kaiyuan
calligraphy|少儿硬笔书法|Pen handwriting for children|l|f|after_school|child|7-12|16|1|60|20|
calligraphy|行书条幅提高班|Running script, second step|m|f|leisure|adult|18-|10|6|120|14|
drawing|青年绘画夜校|Night-school painting|p|l|after_work|youth|18-45|12|1|90|20|@jy-jibei-anda
drawing|水彩静物入门|Watercolour still life|l|f|after_work|youth|16-|10|7|90|16|
drawing|创意美术|Creative art|m|f|after_school|child|5-9|16|1|75|12|
drawing|素描周末班|Weekend drawing|m|f|leisure|teen|12-18|12|3|120|14|
wicker|柳编收纳筐|Weaving a willow basket|p|r|job_seeking|adult|18-65|8|2|120|16|@jy-jibei-chengbo
wicker|草柳藤编订单班|Willow and straw weaving to order|p|r|job_seeking|adult|18-65|10|9|150|16|
wicker|草柳编体验课|A taste of wicker weaving|l|f|leisure|family|8-|6|11|90|20|
crochet|钩绣入门|Crochet for beginners|p|r|job_seeking|adult|18-65|12|1|120|20|@jy-jiyang-hepan
crochet|钩绣接单实训|Crochet to order|p|r|job_seeking|adult|18-60|12|6|150|16|
crochet|钩织玩偶|Crocheted toys|l|f|leisure|youth|14-|8|11|90|16|
taichi|二十四式太极拳|Tai chi, 24 forms|p|w|in_need|elder|50-|19|1|60|40|
crochet|长者编织角|Knitting corner for elders|l|o|in_need|elder|55-|14|3|90|18|
taichi|太极扇|Tai chi fan|p|o|in_need|elder|50-|14|2|60|24|
taichi|办公室八段锦|Baduanjin at work|p|f|after_work|adult|18-60|10|8|45|24|
choir|银铃合唱团|Silver Bell choir|p|o|in_need|elder|55-|18|1|120|40|
choir|青年合唱排练|Youth choir|p|f|after_work|youth|18-45|14|3|120|30|
choir|童声合唱|Children's choir|l|l|after_school|child|7-12|14|2|75|30|
dance|广场舞教学|Square dance class|p|w|in_need|elder|45-|18|1|60|50|
dance|成人爵士舞|Jazz dance for adults|m|f|after_work|youth|18-40|12|4|60|18|#cancelled
dance|少儿民族舞|Folk dance for children|m|f|after_school|child|6-12|18|1|60|18|
dance|中国舞形体课|Chinese dance and posture|l|f|after_work|adult|18-55|12|2|75|20|
photo|手机摄影公益课|Phone photography|p|f|leisure|elder|50-|10|2|90|24|
photo|手机拍出好生意|Product photos with a phone|l|f|job_seeking|youth|18-50|8|10|90|20|#offer-open
photo|城市夜景手机摄影|City nights with a phone|l|f|after_work|youth|18-|6|12|90|16|
video|短视频零基础|Short video from zero|p|l|after_work|youth|18-50|12|1|90|24|
video|直播带货实操|Selling by live stream|l|r|job_seeking|adult|18-55|10|6|120|20|
video|长辈短视频|Short video for elders|p|o|in_need|elder|55-|8|9|90|20|
pastry|家常面点|Everyday pastry|l|f|after_work|adult|18-|12|2|120|12|
pastry|花样馒头|Decorated steamed buns|p|f|in_need|elder|50-|8|5|120|14|
pastry|亲子烘焙|Baking for families|m|f|leisure|family|4-|10|4|120|10|
pastry|中式面点师技能班|Pastry cook skills|l|r|job_seeking|adult|18-55|12|7|150|16|
coffee|手冲咖啡夜校|Pour-over coffee|l|f|after_work|youth|18-45|7|13|90|12|#opens-soon
coffee|咖啡拉花|Latte art|m|f|leisure|youth|18-45|8|5|90|10|
coffee|小店咖啡师|Barista for a small shop|m|r|job_seeking|youth|18-50|10|4|120|10|
coding|图形化编程|Block coding|m|f|after_school|child|8-12|16|1|90|14|
coding|机器人搭建|Building robots|m|f|leisure|child|7-12|14|2|90|12|
coding|人工智能常识课|What machines can learn|p|f|leisure|teen|12-17|8|8|60|24|
science|小小科学家|Little scientists|l|f|after_school|child|6-10|14|2|60|18|#guardian
science|周末科学实验室|Weekend science lab|m|f|leisure|child|8-12|12|4|90|14|
science|航模体验|Model aircraft|p|f|leisure|teen|10-16|6|10|90|20|
speech|少儿口才|Public speaking for children|m|f|after_school|child|6-12|18|1|60|16|#prepaid-limit
speech|小小讲解员|Young guides|p|f|leisure|child|8-14|10|5|60|20|
speech|职场表达|Speaking at work|l|f|after_work|youth|20-40|8|9|90|20|
first_aid|家庭急救|First aid at home|p|f|leisure|all_age|14-|6|3|120|30|
first_aid|急救员取证班|First-aid certificate|l|r|job_seeking|adult|18-60|4|12|180|24|
first_aid|校园急救小课堂|First aid for pupils|p|f|after_school|teen|10-16|6|9|60|30|
wellness|节气养生讲堂|Health through the seasons|p|w|in_need|elder|50-|16|1|90|40|
wellness|八段锦晨练|Morning baduanjin|p|f|in_need|elder|50-|18|1|60|30|#offline-only-left
wellness|推拿手法家庭班|Massage for the family|l|f|after_work|adult|18-60|10|5|90|16|
wellness|小儿推拿|Massage for small children|m|f|leisure|adult|20-50|8|10|90|12|
repair|小家电维修角|Appliance repair corner|p|w|leisure|all_age||18|1|180|20|
repair|水电维修入门|Plumbing and wiring basics|l|f|job_seeking|adult|18-55|12|3|120|14|
repair|电工上岗实训|Electrician's practice|m|r|job_seeking|adult|18-55|12|5|150|14|
tidy|家庭收纳|Order at home|l|f|after_work|adult|20-|8|8|90|20|
tidy|整理师上岗班|Home organiser's training|l|f|job_seeking|adult|18-55|10|3|120|18|
smartphone|长辈手机课|Phones for elders|p|o|in_need|elder|55-|16|1|90|20|
smartphone|手机一对一答疑|Phone help one to one|p|w|in_need|elder|55-|18|1|120|12|
smartphone|防诈骗情景课|Spotting fraud|p|f|in_need|elder|50-|6|8|60|40|
homework|四点半课堂|Half past four club|p|f|after_school|child|6-12|19|1|120|30|
homework|放学托管与户外|After-school care and play|l|l|after_school|child|6-12|19|1|120|24|
homework|寒假托管预备班|Winter care, first weeks|l|f|after_school|child|6-12|4|16|150|24|
reading|绘本故事会|Picture-book hour|p|f|leisure|family|3-8|14|1|60|20|
reading|英语绘本亲子读|English picture books|m|f|leisure|family|4-9|12|3|60|14|
reading|幼儿绘本慢读|Slow reading for the very young|p|f|in_need|preschool|2-5|12|3|45|12|
clinic|家门口义诊|Doorstep health check|p|w|in_need|elder||10|1|150|30|
clinic|颈肩腰腿咨询|Back and neck advice|p|f|in_need|adult|18-|8|4|120|20|
clinic|口腔健康筛查|Dental check|p|f|leisure|family|3-|6|7|120|30|
jobs|零工对接日|Casual work day|p|w|job_seeking|adult|16-60|10|1|120|40|
jobs|简历门诊|CV clinic|p|f|job_seeking|youth|18-45|12|2|90|16|
jobs|返乡创业沙龙|Coming home to start up|p|f|job_seeking|youth|18-45|6|6|120|30|
law|法律咨询日|Legal advice day|p|w|in_need|all_age||10|1|120|20|
law|法律夜谈|Law in the evening|p|f|after_work|adult|18-|6|9|90|30|
heart|情绪驿站|Emotional support group|p|f|in_need|adult|18-|12|2|90|12|
heart|睡眠改善小组|Sleeping better|l|f|after_work|adult|18-60|8|5|75|12|
heart|青春期家长课|Parents of teenagers|p|f|after_work|adult|25-60|6|8|90|30|
festival|||p|f|in_need|elder|60-|1|1|150|40|!1
festival|||p|f|in_need|all_age||1|1|150|40|!2
festival|||p|w|in_need|all_age||1|1|120|60|!3
guitar|尤克里里亲子班|Ukulele for families|m|f|leisure|family|5-|12|4|60|12|
yoga|产后恢复瑜伽|Yoga after birth|m|f|in_need|adult|22-45|12|4|60|10|
yoga|亲子瑜伽|Yoga for families|p|f|leisure|family|4-|10|6|60|12|
drawing|漫画角色设计|Drawing comic characters|m|f|leisure|teen|11-17|12|4|90|14|
boxing|长者健步与防跌倒|Steady walking for elders|p|l|in_need|elder|60-|10|4|60|20|
paper_cut|年画剪纸创作|New Year paper cutting|l|l|leisure|family|6-|8|12|90|20|
calligraphy|春联书写班|Writing Spring couplets|l|l|leisure|all_age|10-|6|13|120|24|#drew-yesterday
coding|少年编程冬季班|Winter coding for teens|l|l|leisure|teen|10-15|8|12|90|16|
video|旅行短片剪辑|Editing travel films|l|l|after_work|youth|18-45|6|13|90|20|
pastry|年货面点班|Pastry for the New Year|l|l|after_work|adult|18-|6|14|120|14|
dance|拉丁舞入门|Latin dance for beginners|l|f|after_work|youth|18-45|10|5|75|18|
taichi|太极推手小班|Push hands in a small class|m|f|leisure|adult|18-60|10|5|75|10|
choir|声乐小组课|Singing in a small group|m|f|after_work|adult|18-60|12|3|75|8|
tidy|换季衣物整理公益日|Sorting clothes for the season|p|f|leisure|family||6|10|90|24|
photo|老照片修复课|Restoring old photographs|l|l|leisure|adult|30-|6|12|90|16|
reading|讲故事志愿者培训|Training for story volunteers|p|r|leisure|adult|18-|6|5|90|20|
`;

/** One line of the table above. */
export interface CourseRow {
  subject: string;
  title: readonly [string, string];
  tier: 'public_benefit' | 'low_fee' | 'market';
  mode: 'first_come' | 'lottery' | 'review' | 'walk_in' | 'offline_only';
  brand: string;
  audience: string;
  ages: readonly [number | undefined, number | undefined];
  sessions: number;
  week: number;
  minutes: number;
  seats: number;
  station?: string;
  special?: string;
  festival?: string;
}

const tierOf = { p: 'public_benefit', l: 'low_fee', m: 'market' } as const;
const modeOf = { f: 'first_come', l: 'lottery', r: 'review', w: 'walk_in', o: 'offline_only' } as const;

function rowOf(line: string): CourseRow {
  const [
    subject = '',
    zh = '',
    en = '',
    tier = '',
    mode = '',
    brand = '',
    audience = '',
    ages = '',
    ...rest
  ] = line.split('|');
  const [sessions = 1, week = 1, minutes = 60, seats = 20] = rest.slice(0, 4).map(Number);
  const tag = rest[4] ?? '';
  const [from, to] = ages.split('-').map((age) => (age ? Number(age) : undefined));
  return {
    subject,
    title: [zh, en],
    tier: tierOf[tier as keyof typeof tierOf],
    mode: modeOf[mode as keyof typeof modeOf],
    brand,
    audience,
    ages: [from, to],
    sessions,
    week,
    minutes,
    seats,
    ...(tag.startsWith('@') && { station: tag.slice(1) }),
    ...(tag.startsWith('#') && { special: tag.slice(1) }),
    ...(tag.startsWith('!') && { festival: tag.slice(1) }),
  };
}

export const courseRows: readonly CourseRow[] = lines.trim().split('\n').map(rowOf);
