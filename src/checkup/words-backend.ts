import type { Topic } from './finding';

/** What is said of the address of the data and of what answers there. */
export const backendWords = {
  B1: {
    about: { zh: '安全策略允不允许连接数据', en: 'Whether the policy lets the page reach the data' },
    says: {
      blocked: {
        level: 'bad',
        text: {
          zh: '网页的内容安全策略（CSP）不允许连接 {origin}（{directive}）。',
          en: 'The page’s content security policy does not let it reach {origin} ({directive}).',
        },
        cure: { zh: '在策略中加上：{line}', en: 'Add to the policy: {line}' },
      },
      ok: {
        level: 'ok',
        text: { zh: '安全策略允许连接 {origin}。', en: 'The policy lets the page reach {origin}.' },
      },
    },
  },
  B2: {
    about: { zh: 'https 网页连接 http 数据', en: 'An https page and http data' },
    says: {
      mixed: {
        level: 'bad',
        text: {
          zh: 'https 的网页不能连接 http 的数据地址 {origin}。',
          en: 'An https page may not reach http data at {origin}.',
        },
        cure: { zh: '数据地址也改用 https。', en: 'Serve the data by https too.' },
      },
    },
  },
  B3: {
    about: { zh: '数据方允不允许跨域读取', en: 'Whether the backend lets other sites read (CORS)' },
    says: {
      cors: {
        level: 'bad',
        text: {
          zh: '{url} 有回答，但不允许本网页读取（CORS）。',
          en: '{url} answers, but does not let this page read the answer (CORS).',
        },
        cure: {
          zh: '请数据方在回答中加上：Access-Control-Allow-Origin: {page}',
          en: 'Ask the backend’s operator to answer with: Access-Control-Allow-Origin: {page}',
        },
      },
    },
  },
  B4: {
    about: { zh: '数据地址连不连得上', en: 'Whether anybody answers' },
    says: {
      nobody: {
        level: 'bad',
        text: { zh: '连不上 {url}。', en: 'Nobody answers at {url}.' },
        cure: {
          zh: '检查 backend 的网址和网络；数据方的服务可能没有启动。',
          en: 'Check the address in backend and the network; the backend may not be running.',
        },
      },
      slow: {
        level: 'bad',
        text: {
          zh: '{url} 等了 {seconds} 秒没有回答。',
          en: '{url} has not answered within {seconds} seconds.',
        },
        cure: {
          zh: '请数据方查看服务器是否太忙，或网络是否被拦截。',
          en: 'Ask the operator whether the server is overloaded, or a firewall swallows the request.',
        },
      },
      address: {
        level: 'bad',
        text: { zh: 'backend="{backend}" 不是网址。', en: 'backend="{backend}" is no web address.' },
        cure: { zh: '例如 backend="https://…/api/"。', en: 'For example backend="https://…/api/".' },
      },
    },
  },
  B5: {
    about: { zh: '数据地址回答的状态', en: 'The status of the answer' },
    says: {
      missing: {
        level: 'bad',
        text: { zh: '{url} 回答 {status}。', en: '{url} answers {status}.' },
        cure: {
          zh: 'backend 应写到 service.json 所在的文件夹，以 / 结尾。',
          en: 'backend must be the folder in which service.json lies, with / at its end.',
        },
      },
      gone: {
        level: 'bad',
        text: { zh: '日历文件 {url} 回答 {status}。', en: 'The calendar file {url} answers {status}.' },
        cure: {
          zh: '检查 backend 的网址；不登录也要能打开。',
          en: 'Check the address in backend; it must open without a login.',
        },
      },
      fault: {
        level: 'bad',
        text: {
          zh: '{url} 回答 {status}，数据方的服务出错或太忙。',
          en: '{url} answers {status}: the backend is at fault or too busy.',
        },
        cure: {
          zh: '稍后再试；一直如此的，请告诉数据方。',
          en: 'Try again later; if it stays so, tell the operator.',
        },
      },
    },
  },
  B6: {
    about: { zh: '回答的是不是 JSON', en: 'Whether the answer is JSON' },
    says: {
      page: {
        level: 'bad',
        text: {
          zh: '{url} 回答的不是 JSON（类型 {type}），可能是登录页或首页。',
          en: '{url} does not answer with JSON (but {type}): perhaps a login page or a home page.',
        },
        cure: { zh: '检查 backend 的网址。', en: 'Check the address in backend.' },
      },
      noCalendar: {
        level: 'bad',
        text: {
          zh: '{url} 回答的不是日历文件（类型 {type}），可能是登录页或首页。',
          en: '{url} does not answer with a calendar file (but {type}): perhaps a login page or a home page.',
        },
        cure: {
          zh: 'backend 要写日历的公开 iCal 地址，不是日历网页的地址。',
          en: 'backend must be the public iCal address of the calendar, not of its page.',
        },
      },
      cut: {
        level: 'bad',
        text: {
          zh: '日历文件 {url} 不完整，末尾没有 END:VCALENDAR。',
          en: 'The calendar file {url} is not whole: END:VCALENDAR is missing at its end.',
        },
        cure: { zh: '重新导出或上传这个文件。', en: 'Export or upload the file again.' },
      },
      charset: {
        level: 'bad',
        text: {
          zh: '日历文件 {url} 的文字编码不是 UTF-8（像是 GBK）。',
          en: 'The calendar file {url} is not UTF-8 (GBK perhaps).',
        },
        cure: { zh: '把文件另存为 UTF-8。', en: 'Save the file as UTF-8.' },
      },
    },
  },
  B7: {
    about: { zh: 'service.json 合不合约定', en: 'Whether service.json keeps to the contract' },
    says: {
      ok: {
        level: 'ok',
        text: {
          zh: '数据地址 {url} 正常，约定版本 {version}。',
          en: 'The data address {url} is well, contract version {version}.',
        },
      },
      calendar: {
        level: 'ok',
        text: {
          zh: '{url} 是日历文件，有 {count} 项，课程日历可以读；其他组件不能读。',
          en: '{url} is a calendar file with {count} entries, which the course calendar reads; other elements cannot.',
        },
      },
      version: {
        level: 'warn',
        text: {
          zh: '{url} 的约定版本是 {version}，本组件按第 {own} 版读取，可能显示不全。',
          en: '{url} speaks version {version} of the contract, the kit reads version {own}: some of it may not be shown.',
        },
        cure: {
          zh: '升级组件，或请数据方提供第 {own} 版。',
          en: 'Update the kit, or ask the operator for version {own}.',
        },
      },
      shape: {
        level: 'bad',
        text: {
          zh: '{url} 的内容不合约定：{places}。',
          en: '{url} does not keep to the contract: {places}.',
        },
        cure: {
          zh: '请数据方对照 openapi.json 改正。',
          en: 'Ask the operator to mend it after openapi.json.',
        },
      },
    },
  },
  B8: {
    about: { zh: '有没有写数据地址', en: 'Whether there is a data source' },
    says: {
      inline: {
        level: 'ok',
        text: { zh: '数据写在网页里，不连接后端。', en: 'The data stand in the page; no backend is asked.' },
      },
      none: {
        level: 'bad',
        text: { zh: '没有写数据地址。', en: 'There is no address of the data.' },
        cure: { zh: '给标签加上 backend="https://…/api/"。', en: 'Add backend="https://…/api/" to the tag.' },
      },
    },
  },
  B9: {
    about: { zh: '组件要读的每一项数据', en: 'Each resource that the element reads' },
    says: {
      ok: {
        level: 'ok',
        text: {
          zh: '{resource}：{count} 条，全部合约定。',
          en: '{resource}: {count} records, all keep to the contract.',
        },
      },
      one: { level: 'ok', text: { zh: '{resource}：合约定。', en: '{resource}: keeps to the contract.' } },
      optional: {
        level: 'note',
        text: {
          zh: '{resource}：没有提供（{url} 回答 404）。',
          en: '{resource}: not provided ({url} answers 404).',
        },
        cure: {
          zh: '不提供也能用，组件不显示这一部分。',
          en: 'It works without; the element leaves that part out.',
        },
      },
      missing: {
        level: 'bad',
        text: {
          zh: '{resource}：没有提供（{url} 回答 {status}），组件离不开它。',
          en: '{resource}: not provided ({url} answers {status}), and the element cannot do without.',
        },
        cure: {
          zh: '请数据方提供；地址不同的，写在 service.json 的 links 里。',
          en: 'Ask the operator to provide it; another address is given in links of service.json.',
        },
      },
      failed: {
        level: 'bad',
        text: { zh: '{resource}：读取失败（{reason}）。', en: '{resource}: could not be read ({reason}).' },
        cure: { zh: '请数据方查看服务器记录。', en: 'Ask the operator to look at the server’s log.' },
      },
      shape: {
        level: 'bad',
        text: {
          zh: '{resource}：整份回答不合约定（{reason}），什么也显示不了。',
          en: '{resource}: the answer as a whole breaks the contract ({reason}); nothing can be shown.',
        },
        cure: {
          zh: '请数据方对照 openapi.json 改正。',
          en: 'Ask the operator to mend it after openapi.json.',
        },
      },
    },
  },
  B10: {
    about: { zh: '不合约定而没有显示的记录', en: 'Records that are not shown' },
    says: {
      aside: {
        level: 'warn',
        text: {
          zh: '{resource}：{bad} 条不合约定，没有显示；其余 {count} 条正常。',
          en: '{resource}: {bad} records break the contract and are not shown; the other {count} are.',
        },
        cure: {
          zh: '请数据方按下面的位置和原因改正。',
          en: 'Ask the operator to mend the places below.',
        },
      },
    },
  },
  B11: {
    about: { zh: '公开数据里的手机号、证件号', en: 'Mobile and ID numbers in public data' },
    says: {
      blanked: {
        level: 'warn',
        text: {
          zh: '{resource}：{count} 处像手机号或身份证号，已经遮住。',
          en: '{resource}: {count} places look like mobile or ID numbers and are blanked.',
        },
        cure: {
          zh: '个人号码不应出现在公开数据里，请数据方删去。',
          en: 'Personal numbers do not belong in public data: ask the operator to take them out.',
        },
      },
    },
  },
} as const satisfies Record<string, Topic>;
