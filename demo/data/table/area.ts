/** A street or town: id part, Chinese, English. Real public names. */
export const institutes: readonly (readonly [string, string, string])[] = [
  ['jibei', '济北街道', 'Jibei Subdistrict'],
  ['jiyang', '济阳街道', 'Jiyang Subdistrict'],
  ['huihe', '回河街道', 'Huihe Subdistrict'],
  ['sungeng', '孙耿街道', 'Sungeng Subdistrict'],
  ['taiping', '太平街道', 'Taiping Subdistrict'],
  ['cuizhai', '崔寨街道', 'Cuizhai Subdistrict'],
  ['duoshi', '垛石镇', 'Duoshi Town'],
  ['qudi', '曲堤镇', 'Qudi Town'],
  ['renfeng', '仁风镇', 'Renfeng Town'],
  ['xinshi', '新市镇', 'Xinshi Town'],
];

/** Stations that the publication names. */
export const realStations: readonly (readonly [string, string, string, string])[] = [
  ['jibei', 'anda', '安大社区', 'Anda Community'],
  ['jibei', 'binhu', '滨湖社区', 'Binhu Community'],
  ['jibei', 'chengbo', '澄波社区', 'Chengbo Community'],
  ['jibei', 'xinyuan', '新元社区', 'Xinyuan Community'],
  ['jibei', 'kaiyuan', '开元社区', 'Kaiyuan Community'],
  ['jiyang', 'hepan', '荷畔社区', 'Hepan Community'],
];

/** Invented stations. */
export const inventedStations: readonly (readonly [string, string, string, string])[] = [
  ['jibei', 'huaishuli', '槐树里社区', 'Huaishuli Community'],
  ['jiyang', 'qinghe', '青禾社区', 'Qinghe Community'],
  ['huihe', 'liutang', '柳塘社区', 'Liutang Community'],
  ['huihe', 'maixiang', '麦香社区', 'Maixiang Community'],
  ['sungeng', 'zhuyuan', '竹园社区', 'Zhuyuan Community'],
  ['sungeng', 'yunting', '云庭社区', 'Yunting Community'],
  ['taiping', 'ankang', '安康里社区', 'Ankangli Community'],
  ['taiping', 'luming', '鹿鸣社区', 'Luming Community'],
  ['cuizhai', 'hexing', '鹤行社区', 'Hexing Community'],
  ['cuizhai', 'xinglin', '杏林社区', 'Xinglin Community'],
  ['duoshi', 'hongguo', '红果社区', 'Hongguo Community'],
  ['duoshi', 'shiqiao', '石桥社区', 'Shiqiao Community'],
  ['qudi', 'guayuan', '瓜园社区', 'Guayuan Community'],
  ['qudi', 'dufang', '渡坊社区', 'Dufang Community'],
  ['renfeng', 'furong', '芙蓉里社区', 'Furongli Community'],
  ['renfeng', 'xigang', '溪港社区', 'Xigang Community'],
  ['xinshi', 'nuanyang', '暖阳社区', 'Nuanyang Community'],
  ['xinshi', 'wutong', '梧桐社区', 'Wutong Community'],
];

/** First and second syllables of further invented stations, for the district profile. */
export const stationFirst: readonly (readonly [string, string])[] = [
  ['朝', 'zhao'],
  ['望', 'wang'],
  ['锦', 'jin'],
  ['翠', 'cui'],
  ['月', 'yue'],
  ['枫', 'feng'],
  ['兰', 'lan'],
  ['泰', 'tai'],
  ['银', 'yin'],
  ['沁', 'qin'],
  ['榆', 'yu'],
  ['桃', 'tao'],
  ['松', 'song'],
  ['梨', 'li'],
  ['福', 'fu'],
  ['瑞', 'rui'],
];
export const stationSecond: readonly (readonly [string, string])[] = [
  ['园', 'yuan'],
  ['苑', 'court'],
  ['湾', 'wan'],
  ['坊', 'fang'],
  ['岭', 'ling'],
  ['泉', 'quan'],
  ['庭', 'ting'],
  ['埠', 'bu'],
  ['陂', 'bei'],
];

/** Rooms: Chinese, English, functional zone, smallest and largest m2, equipment. */
export const rooms: readonly (readonly [string, string, string | null, number, number, readonly string[]])[] =
  [
    ['多功能厅', 'Multi-purpose hall', 'living_hall', 120, 320, ['投影', '音响', '折叠椅']],
    ['舞蹈教室', 'Dance studio', 'living_hall', 80, 160, ['把杆', '镜墙', '音响']],
    ['书画室', 'Calligraphy and painting room', 'living_hall', 40, 90, ['毡垫', '展示墙']],
    ['音乐教室', 'Music room', 'youth_night_school', 36, 80, ['电钢琴', '谱架']],
    ['夜校教室', 'Night-school classroom', 'youth_night_school', 50, 110, ['白板', '投影']],
    ['手工坊', 'Craft workshop', 'micro_business', 30, 80, ['工作台', '工具柜']],
    ['共享厨房', 'Shared kitchen', 'living_hall', 30, 70, ['烤箱', '操作台']],
    ['儿童活动室', "Children's room", 'living_hall', 40, 100, ['软垫', '绘本架']],
    ['健康小屋', 'Health room', 'neighbour_clinic', 18, 45, ['血压计', '体脂秤']],
    ['创业工位区', 'Start-up desks', 'micro_business', 45, 120, ['工位', '打印机']],
  ];

/** Scenes of all-age public culture (25): Chinese, English, zone. */
export const scenes: readonly (readonly [string, string, string | null])[] = [
  ['全龄活动客厅', 'All-age living room', 'living_hall'],
  ['邻里书房', 'Neighbourhood reading room', 'living_hall'],
  ['家门口小剧场', 'Doorstep theatre', 'living_hall'],
  ['口袋运动角', 'Pocket sports corner', null],
  ['夜校小院', 'Night-school yard', 'youth_night_school'],
  ['便民健康角', 'Health corner', 'neighbour_clinic'],
  ['巧手市集', 'Makers\u2019 market', 'micro_business'],
  ['童趣天地', "Children's corner", 'living_hall'],
  ['长者茶话室', "Elders' tea room", 'living_hall'],
];
