/** How the titles of the demonstration's courses are read: title | syllables without tones, ü as v. Checked by hand. */
const lines = `
流行吉他公益课程|liu xing ji ta gong yi ke cheng
零基础吉他弹唱|ling ji chu ji ta tan chang
民谣指弹提高班|min yao zhi tan ti gao ban
少年吉他周末班|shao nian ji ta zhou mo ban
下班拳击体能课|xia ban quan ji ti neng ke
女子拳击减压课|nv zi quan ji jian ya ke
少儿拳击基础|shao er quan ji ji chu
青少年拳击周末班|qing shao nian quan ji zhou mo ban
葫芦丝公益入门|hu lu si gong yi ru men
葫芦丝提高班|hu lu si ti gao ban
亲子葫芦丝|qin zi hu lu si
国画四君子|guo hua si jun zi
写意花鸟|xie yi hua niao
少儿国画启蒙|shao er guo hua qi meng
老年剪纸公益课|lao nian jian zhi gong yi ke
剪纸窗花提高班|jian zhi chuang hua ti gao ban
小小剪纸传人|xiao xiao jian zhi chuan ren
公益瑜伽|gong yi yu jia
流动瑜伽课·四社区轮转|liu dong yu jia ke si she qu lun zhuan
办公室肩颈瑜伽|ban gong shi jian jing yu jia
晨间舒缓瑜伽|chen jian shu huan yu jia
私教小班瑜伽|si jiao xiao ban yu jia
楷书入门|kai shu ru men
长者书法角|zhang zhe shu fa jiao
少儿硬笔书法|shao er ying bi shu fa
行书条幅提高班|xing shu tiao fu ti gao ban
青年绘画夜校|qing nian hui hua ye xiao
水彩静物入门|shui cai jing wu ru men
创意美术|chuang yi mei shu
素描周末班|su miao zhou mo ban
柳编收纳筐|liu bian shou na kuang
草柳藤编订单班|cao liu teng bian ding dan ban
草柳编体验课|cao liu bian ti yan ke
钩绣入门|gou xiu ru men
钩绣接单实训|gou xiu jie dan shi xun
钩织玩偶|gou zhi wan ou
二十四式太极拳|er shi si shi tai ji quan
长者编织角|zhang zhe bian zhi jiao
太极扇|tai ji shan
办公室八段锦|ban gong shi ba duan jin
银铃合唱团|yin ling he chang tuan
青年合唱排练|qing nian he chang pai lian
童声合唱|tong sheng he chang
广场舞教学|guang chang wu jiao xue
成人爵士舞|cheng ren jue shi wu
少儿民族舞|shao er min zu wu
中国舞形体课|zhong guo wu xing ti ke
手机摄影公益课|shou ji she ying gong yi ke
手机拍出好生意|shou ji pai chu hao sheng yi
城市夜景手机摄影|cheng shi ye jing shou ji she ying
短视频零基础|duan shi pin ling ji chu
直播带货实操|zhi bo dai huo shi cao
长辈短视频|zhang bei duan shi pin
家常面点|jia chang mian dian
花样馒头|hua yang man tou
亲子烘焙|qin zi hong bei
中式面点师技能班|zhong shi mian dian shi ji neng ban
手冲咖啡夜校|shou chong ka fei ye xiao
咖啡拉花|ka fei la hua
小店咖啡师|xiao dian ka fei shi
图形化编程|tu xing hua bian cheng
机器人搭建|ji qi ren da jian
人工智能常识课|ren gong zhi neng chang shi ke
小小科学家|xiao xiao ke xue jia
周末科学实验室|zhou mo ke xue shi yan shi
航模体验|hang mo ti yan
少儿口才|shao er kou cai
小小讲解员|xiao xiao jiang jie yuan
职场表达|zhi chang biao da
家庭急救|jia ting ji jiu
急救员取证班|ji jiu yuan qu zheng ban
校园急救小课堂|xiao yuan ji jiu xiao ke tang
节气养生讲堂|jie qi yang sheng jiang tang
八段锦晨练|ba duan jin chen lian
推拿手法家庭班|tui na shou fa jia ting ban
小儿推拿|xiao er tui na
小家电维修角|xiao jia dian wei xiu jiao
水电维修入门|shui dian wei xiu ru men
电工上岗实训|dian gong shang gang shi xun
家庭收纳|jia ting shou na
整理师上岗班|zheng li shi shang gang ban
长辈手机课|zhang bei shou ji ke
手机一对一答疑|shou ji yi dui yi da yi
防诈骗情景课|fang zha pian qing jing ke
四点半课堂|si dian ban ke tang
放学托管与户外|fang xue tuo guan yu hu wai
寒假托管预备班|han jia tuo guan yu bei ban
绘本故事会|hui ben gu shi hui
英语绘本亲子读|ying yu hui ben qin zi du
幼儿绘本慢读|you er hui ben man du
家门口义诊|jia men kou yi zhen
颈肩腰腿咨询|jing jian yao tui zi xun
口腔健康筛查|kou qiang jian kang shai cha
零工对接日|ling gong dui jie ri
简历门诊|jian li men zhen
返乡创业沙龙|fan xiang chuang ye sha long
法律咨询日|fa lv zi xun ri
法律夜谈|fa lv ye tan
情绪驿站|qing xu yi zhan
睡眠改善小组|shui mian gai shan xiao zu
青春期家长课|qing chun qi jia zhang ke
尤克里里亲子班|you ke li li qin zi ban
产后恢复瑜伽|chan hou hui fu yu jia
亲子瑜伽|qin zi yu jia
漫画角色设计|man hua jue se she ji
长者健步与防跌倒|zhang zhe jian bu yu fang die dao
年画剪纸创作|nian hua jian zhi chuang zuo
春联书写班|chun lian shu xie ban
少年编程冬季班|shao nian bian cheng dong ji ban
旅行短片剪辑|lv xing duan pian jian ji
年货面点班|nian huo mian dian ban
拉丁舞入门|la ding wu ru men
太极推手小班|tai ji tui shou xiao ban
声乐小组课|sheng yue xiao zu ke
换季衣物整理公益日|huan ji yi wu zheng li gong yi ri
老照片修复课|lao zhao pian xiu fu ke
讲故事志愿者培训|jiang gu shi zhi yuan zhe pei xun
重阳敬老饭|chong yang jing lao fan
冬至包饺子|dong zhi bao jiao zi
腊八送暖粥|la ba song nuan zhou
元宵猜灯谜|yuan xiao cai deng mi
二月二理发日|er yue er li fa ri
清明诗会|qing ming shi hui
立夏称人|li xia cheng ren
端午包粽子|duan wu bao zong zi
夏至长寿面|xia zhi chang shou mian
立秋晒秋|li qiu shai qiu
七夕乞巧|qi xi qi qiao
中秋话团圆|zhong qiu hua tuan yuan
社区邻里节|she qu lin li jie
`;

const readings = new Map(
  lines
    .trim()
    .split('\n')
    .map((line) => line.split('|') as [string, string]),
);

/** The reading of a title; a title that is not in the table has none, and is found by its characters alone. */
export const readingOf = (title: string): string | undefined => readings.get(title);
